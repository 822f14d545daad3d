package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.base.figure.Figure;

/** The shares of several series with 68 % intervals, and the curves of one slope through them. */
final class SharedSlopeFigure {

    private static final int CURVE_POINTS = 201;

    private SharedSlopeFigure() {}

    static Figure of(List<String> labels, List<List<SigmoidPoint>> series, double alpha, double[] betas) {
        double from = series.stream()
                .flatMap(List::stream)
                .mapToDouble(SigmoidPoint::at)
                .min()
                .orElse(0);
        double to = series.stream()
                .flatMap(List::stream)
                .mapToDouble(SigmoidPoint::at)
                .max()
                .orElse(1);
        double[] x = IntStream.range(0, CURVE_POINTS)
                .mapToDouble(i -> from + (to - from) * i / (CURVE_POINTS - 1))
                .toArray();
        List<Figure.Series> curves = new ArrayList<>();
        List<Figure.Series> residuals = new ArrayList<>();
        for (int j = 0; j < series.size(); j++) {
            double beta = betas[j];
            CountFigure.Shares shares = CountFigure.Shares.of(series.get(j));
            curves.add(Figure.Series.pointsWithIntervals(
                    labels.get(j), shares.field(), shares.p(), shares.low(), shares.high()));
            curves.add(Figure.Series.line(
                    labels.get(j) + ", fit",
                    x,
                    IntStream.range(0, x.length)
                            .mapToDouble(i -> 1 / (1 + Math.exp(-alpha * (x[i] - beta))))
                            .toArray()));
            double[] fitted = IntStream.range(0, shares.field().length)
                    .mapToDouble(i -> 1 / (1 + Math.exp(-alpha * (shares.field()[i] - beta))))
                    .toArray();
            residuals.add(Figure.Series.pointsWithIntervals(
                    labels.get(j) + ", residual",
                    shares.field(),
                    minus(shares.p(), fitted),
                    minus(shares.low(), fitted),
                    minus(shares.high(), fitted)));
        }
        return new Figure(
                "Switching probabilities, one slope",
                "Shares of P with 68 % intervals, and sigmoids that share their slope.",
                List.of(
                        new Figure.Panel(Figure.Axis.linear("H (Oe)"), Figure.Axis.linear("P"), 1, curves),
                        new Figure.Panel(
                                Figure.Axis.linear("H (Oe)"), Figure.Axis.linear("residual"), 0.4, residuals)));
    }

    private static double[] minus(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }
}
