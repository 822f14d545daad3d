package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.base.figure.Figure;

/** Spectrum, fitted line, points left out, and residuals. */
final class StfmrFigure {

    private static final int CURVE_POINTS = 401;
    private static final int BAND_POINTS = 151;

    private StfmrFigure() {}

    /**
     * @param posterior that tells the band, where there is one
     */
    static Figure of(Spectrum spectrum, BitSet used, LineShape shape, double[] p, Optional<LinePosterior> posterior) {
        double toShown = spectrum.swept().shownFactor();
        double[] place = scaled(spectrum.hertz(), toShown);
        double[] microvolts = scaled(spectrum.volts(), 1e6);
        double[] x = new double[CURVE_POINTS];
        double[] y = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            double hertz = spectrum.lowestHertz() + spectrum.spanHertz() * i / (CURVE_POINTS - 1);
            x[i] = hertz * toShown;
            y[i] = shape.value(hertz, p) * 1e6;
        }
        double[] residual = IntStream.range(0, spectrum.size())
                .mapToDouble(i -> microvolts[i] - 1e6 * shape.value(spectrum.hertz()[i], p))
                .toArray();
        List<Figure.Series> series = new ArrayList<>();
        posterior.ifPresent(found -> series.add(band(spectrum, found)));
        series.add(Figure.Series.points("measured", select(place, used, true), select(microvolts, used, true)));
        if (used.cardinality() < spectrum.size()) {
            series.add(Figure.Series.points("left out", select(place, used, false), select(microvolts, used, false)));
        }
        series.add(Figure.Series.line("fit", x, y));
        return new Figure(
                "STFMR spectrum",
                "Rectified voltage, the sum of a symmetric and an antisymmetric Lorentzian, and what is left.",
                List.of(
                        new Figure.Panel(
                                Figure.Axis.linear(spectrum.swept().axisLabel()),
                                Figure.Axis.linear("V (uV)"),
                                1,
                                series),
                        new Figure.Panel(
                                Figure.Axis.linear(spectrum.swept().axisLabel()),
                                Figure.Axis.linear("residual (uV)"),
                                0.35,
                                List.of(Figure.Series.points(
                                        "residual", select(place, used, true), select(residual, used, true))))));
    }

    /** The readings alone, where no resonance was found in them. */
    static Figure ofReadings(Spectrum spectrum) {
        return new Figure(
                "STFMR spectrum without a resonance",
                "Rectified voltage; no line is told from drift and noise.",
                List.of(new Figure.Panel(
                        Figure.Axis.linear(spectrum.swept().axisLabel()),
                        Figure.Axis.linear("V (uV)"),
                        1,
                        List.of(Figure.Series.points(
                                "measured",
                                scaled(spectrum.hertz(), spectrum.swept().shownFactor()),
                                scaled(spectrum.volts(), 1e6))))));
    }

    private static Figure.Series band(Spectrum spectrum, LinePosterior posterior) {
        double[] hertz = IntStream.range(0, BAND_POINTS)
                .mapToDouble(i -> spectrum.lowestHertz() + spectrum.spanHertz() * i / (BAND_POINTS - 1))
                .toArray();
        double[][] band = posterior.band(hertz);
        return Figure.Series.band(
                "95 % band", scaled(hertz, spectrum.swept().shownFactor()), scaled(band[0], 1e6), scaled(band[1], 1e6));
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
