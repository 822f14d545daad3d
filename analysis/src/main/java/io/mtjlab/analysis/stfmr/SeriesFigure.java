package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.base.figure.Figure;

/** Places and widths of a series with 95 % intervals, the fitted film with its 95 % band, and what is left. */
final class SeriesFigure {

    private static final int CURVE_POINTS = 201;
    private static final double Z95 = Quantiles.NORMAL.at95();

    private final List<Resonance> lines;
    private final SeriesModel model;
    private final double[] p;
    private final FitResult fit;

    private SeriesFigure(List<Resonance> lines, SeriesModel model, FitResult fit) {
        this.lines = lines;
        this.model = model;
        this.fit = fit;
        this.p = model.parameters().stream()
                .mapToDouble(parameter -> fit.find(parameter.name())
                        .flatMap(Outcome::estimate)
                        .map(e -> e.value())
                        .orElse(0.0))
                .toArray();
    }

    /** None where the film is not determined. */
    static List<Figure> of(List<Resonance> lines, SeriesModel model, FitResult fit) {
        return fit.outcome("M_eff").determined() ? List.of(new SeriesFigure(lines, model, fit).figure()) : List.of();
    }

    private Figure figure() {
        boolean overField = lines.get(0).overField();
        String x = overField ? "f (MHz)" : "H (Oe)";
        return new Figure(
                "STFMR series",
                "Resonances and full widths with 95 % intervals, and the film that explains them with its 95 % band.",
                List.of(
                        panel(x, overField ? "H_r (Oe)" : "f_r (MHz)", true),
                        residuals(x, overField ? "residual (Oe)" : "residual (MHz)", true),
                        panel(x, overField ? "width (Oe)" : "width (MHz)", false),
                        residuals(x, overField ? "residual (Oe)" : "residual (MHz)", false)));
    }

    private double xUnit() {
        return lines.get(0).overField() ? 1e-6 : 1;
    }

    private double yUnit() {
        return lines.get(0).overField() ? 1 : 1e-6;
    }

    private double measured(Resonance line, boolean place) {
        return place ? line.place() : line.width();
    }

    private double error(Resonance line, boolean place) {
        return place ? line.placeError() : line.widthError();
    }

    private Figure.Panel panel(String x, String y, boolean place) {
        double[] at = lines.stream().mapToDouble(r -> r.constant() * xUnit()).toArray();
        double[] middle =
                lines.stream().mapToDouble(r -> measured(r, place) * yUnit()).toArray();
        double[] half =
                lines.stream().mapToDouble(r -> Z95 * error(r, place) * yUnit()).toArray();
        double from = lines.stream().mapToDouble(Resonance::constant).min().orElse(0);
        double to = lines.stream().mapToDouble(Resonance::constant).max().orElse(1);
        double[] curveX = new double[CURVE_POINTS];
        double[] curve = new double[CURVE_POINTS];
        double[] low = new double[CURVE_POINTS];
        double[] high = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            double constant = from + (to - from) * i / (CURVE_POINTS - 1);
            Resonance there = nearest(constant);
            double[] gradient = new double[p.length];
            double value = value(there, place, gradient);
            double error = Z95 * Math.sqrt(variance(gradient));
            curveX[i] = constant * xUnit();
            curve[i] = value * yUnit();
            low[i] = (value - error) * yUnit();
            high[i] = (value + error) * yUnit();
        }
        return new Figure.Panel(
                Figure.Axis.linear(x),
                Figure.Axis.linear(y),
                1,
                List.of(
                        Figure.Series.band("95 % band", curveX, low, high),
                        Figure.Series.line("fit", curveX, curve),
                        Figure.Series.pointsWithIntervals(
                                "measured", at, middle, shifted(middle, half, -1), shifted(middle, half, 1))));
    }

    private Figure.Panel residuals(String x, String y, boolean place) {
        double[] at = lines.stream().mapToDouble(r -> r.constant() * xUnit()).toArray();
        double[] left = lines.stream()
                .mapToDouble(r -> (measured(r, place) - value(r, place, new double[p.length])) * yUnit())
                .toArray();
        double[] half =
                lines.stream().mapToDouble(r -> Z95 * error(r, place) * yUnit()).toArray();
        return new Figure.Panel(
                Figure.Axis.linear(x),
                Figure.Axis.linear(y),
                0.4,
                List.of(Figure.Series.pointsWithIntervals(
                        "residual", at, left, shifted(left, half, -1), shifted(left, half, 1))));
    }

    /** A line at {@code constant}, on the same side of H_k as the measured one nearest to it. */
    private Resonance nearest(double constant) {
        Resonance best = lines.get(0);
        for (Resonance line : lines) {
            if (Math.abs(line.constant() - constant) < Math.abs(best.constant() - constant)) {
                best = line;
            }
        }
        return new Resonance(best.overField(), constant, best.place(), best.width(), 1, 1, 0);
    }

    private double value(Resonance line, boolean place, double[] gradient) {
        if (place) {
            KittelLaw.Term term = model.place(line, p);
            gradient[SeriesModel.ANISOTROPY] = term.byAnisotropy();
            gradient[SeriesModel.MAGNETISATION] = term.byMagnetisation();
            return term.value();
        }
        KittelLaw.Term term = model.widthPerDamping(line, p);
        double alpha = p[SeriesModel.DAMPING];
        gradient[SeriesModel.ANISOTROPY] = alpha * term.byAnisotropy();
        gradient[SeriesModel.MAGNETISATION] = alpha * term.byMagnetisation();
        gradient[SeriesModel.DAMPING] = term.value();
        gradient[SeriesModel.INHOMOGENEOUS] = 1;
        return alpha * term.value() + p[SeriesModel.INHOMOGENEOUS];
    }

    private double variance(double[] gradient) {
        List<String> names = fit.covariance().names();
        List<Integer> index = new ArrayList<>();
        for (String name : names) {
            index.add(IntStream.range(0, p.length)
                    .filter(j -> model.parameters().get(j).name().equals(name))
                    .findFirst()
                    .orElseThrow());
        }
        double sum = 0;
        for (int a = 0; a < index.size(); a++) {
            for (int b = 0; b < index.size(); b++) {
                double cell = fit.covariance().matrix()[a][b];
                sum += Double.isFinite(cell) ? gradient[index.get(a)] * gradient[index.get(b)] * cell : 0;
            }
        }
        return Math.max(0, sum);
    }

    private static double[] shifted(double[] middle, double[] half, int sign) {
        return IntStream.range(0, middle.length)
                .mapToDouble(i -> middle[i] + sign * half[i])
                .toArray();
    }
}
