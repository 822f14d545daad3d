package io.mtjlab.analysis.stfmr;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.base.figure.Figure;

/** Spectrum, fitted line, points left out, and residuals. */
final class StfmrFigure {

    private static final int CURVE_POINTS = 401;

    private StfmrFigure() {}

    static Figure of(Spectrum spectrum, BitSet used, LineShape shape, double[] p) {
        double[] megahertz = scaled(spectrum.hertz(), 1e-6);
        double[] microvolts = scaled(spectrum.volts(), 1e6);
        double[] x = new double[CURVE_POINTS];
        double[] y = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            double hertz = spectrum.lowestHertz() + spectrum.spanHertz() * i / (CURVE_POINTS - 1);
            x[i] = hertz * 1e-6;
            y[i] = shape.value(hertz, p) * 1e6;
        }
        double[] residual = IntStream.range(0, spectrum.size())
                .mapToDouble(i -> microvolts[i] - 1e6 * shape.value(spectrum.hertz()[i], p))
                .toArray();
        return new Figure(
                "STFMR spectrum",
                "Rectified voltage, the sum of a symmetric and an antisymmetric Lorentzian, and what is left.",
                List.of(
                        new Figure.Panel(
                                Figure.Axis.linear("f (MHz)"),
                                Figure.Axis.linear("V (uV)"),
                                1,
                                List.of(
                                        Figure.Series.points(
                                                "measured",
                                                select(megahertz, used, true),
                                                select(microvolts, used, true)),
                                        Figure.Series.points(
                                                "left out",
                                                select(megahertz, used, false),
                                                select(microvolts, used, false)),
                                        Figure.Series.line("fit", x, y))),
                        new Figure.Panel(
                                Figure.Axis.linear("f (MHz)"),
                                Figure.Axis.linear("residual (uV)"),
                                0.35,
                                List.of(Figure.Series.points(
                                        "residual", select(megahertz, used, true), select(residual, used, true))))));
    }

    private static double[] scaled(double[] values, double factor) {
        return java.util.Arrays.stream(values).map(v -> v * factor).toArray();
    }

    private static double[] select(double[] values, BitSet used, boolean wanted) {
        return IntStream.range(0, values.length)
                .filter(i -> used.get(i) == wanted)
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
