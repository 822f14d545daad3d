package io.mtjlab.analysis.sigmoid;

import java.util.List;

import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.analysis.telegraph.RateStart;
import io.mtjlab.base.figure.Figure;

/** P(H): measured points with intervals, the fitted sigmoid with its 95 % band, and the residuals. */
final class SigmoidFigure {

    private static final int CURVE_POINTS = 201;
    private static final double Z95 = Quantiles.NORMAL.at95();

    private SigmoidFigure() {}

    /** Points from occupancy, var logit P = 1/n_P + 1/n_AP with n the visits to each state. */
    static Figure ofRuns(List<TelegraphRun> runs, LogitLine line) {
        int n = runs.size();
        double[] field = new double[n];
        double[] p = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            field[i] = runs.get(i).fieldOersted();
            p[i] = runs.get(i).counts().occupancyP();
            double visits = Math.max(1, runs.get(i).counts().changes() / 2);
            double logit = RateStart.logit(runs.get(i).counts());
            double error = Math.sqrt(2 / visits);
            low[i] = Math.min(p[i], logistic(logit - error));
            high[i] = Math.max(p[i], logistic(logit + error));
        }
        return of(Abscissa.FIELD, field, p, low, high, line);
    }

    static Figure of(Abscissa abscissa, double[] field, double[] p, double[] low, double[] high, LogitLine line) {
        double from = java.util.Arrays.stream(field).min().orElse(0);
        double to = java.util.Arrays.stream(field).max().orElse(1);
        double[] x = new double[CURVE_POINTS];
        double[] curve = new double[CURVE_POINTS];
        double[] bandLow = new double[CURVE_POINTS];
        double[] bandHigh = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            x[i] = from + (to - from) * i / (CURVE_POINTS - 1);
            double eta = line.at(x[i]);
            double error = Z95 * line.errorAt(x[i]);
            curve[i] = logistic(eta);
            bandLow[i] = logistic(eta - error);
            bandHigh[i] = logistic(eta + error);
        }
        double[] residual = new double[field.length];
        double[] residualLow = new double[field.length];
        double[] residualHigh = new double[field.length];
        for (int i = 0; i < field.length; i++) {
            double fitted = logistic(line.at(field[i]));
            residual[i] = p[i] - fitted;
            residualLow[i] = low[i] - fitted;
            residualHigh[i] = high[i] - fitted;
        }
        return new Figure(
                "Switching probability",
                "Fraction of time in the low-resistance state with 68 % intervals, the fitted sigmoid and its 95 % band.",
                List.of(
                        new Figure.Panel(
                                Figure.Axis.linear(abscissa.label()),
                                Figure.Axis.linear("P"),
                                1,
                                List.of(
                                        Figure.Series.band("95 % band", x, bandLow, bandHigh),
                                        Figure.Series.line("fit", x, curve),
                                        Figure.Series.pointsWithIntervals("measured", field, p, low, high))),
                        new Figure.Panel(
                                Figure.Axis.linear(abscissa.label()),
                                Figure.Axis.linear("residual"),
                                0.35,
                                List.of(Figure.Series.pointsWithIntervals(
                                        "residual", field, residual, residualLow, residualHigh)))));
    }

    private static double logistic(double eta) {
        return 1 / (1 + Math.exp(-eta));
    }
}
