package io.mtjlab.analysis.sigmoid;

import java.util.List;

import io.mtjlab.base.figure.Figure;

/** The figure of counts. */
final class CountFigure {

    private CountFigure() {}

    /**
     * Shares of P with 68 % intervals: Wilson's for trials, and for dwells those of the logit. Shape of all [points].
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Shares(double[] field, double[] p, double[] low, double[] high) {

        static Shares of(List<SigmoidPoint> points) {
            int n = points.size();
            Shares shares = new Shares(new double[n], new double[n], new double[n], new double[n]);
            for (int i = 0; i < n; i++) {
                SigmoidPoint point = points.get(i);
                shares.field[i] = point.at();
                if (point.isOfDwells()) {
                    shares.ofDwells(i, point);
                } else {
                    shares.ofTrials(i, point);
                }
            }
            return shares;
        }

        private void ofTrials(int i, SigmoidPoint point) {
            double trials = Math.max(1, point.trials());
            p[i] = point.switched() / trials;
            double middle = (p[i] + 0.5 / trials) / (1 + 1 / trials);
            double half = Math.sqrt(p[i] * (1 - p[i]) / trials + 0.25 / (trials * trials)) / (1 + 1 / trials);
            low[i] = Math.max(0, middle - half);
            high[i] = Math.min(1, middle + half);
        }

        private void ofDwells(int i, SigmoidPoint point) {
            double error = Math.sqrt(1 / point.switched() + 1 / (point.trials() - point.switched()));
            p[i] = logistic(point.logit());
            low[i] = logistic(point.logit() - error);
            high[i] = logistic(point.logit() + error);
        }

        private static double logistic(double eta) {
            return 1 / (1 + Math.exp(-eta));
        }
    }

    static Figure of(Abscissa abscissa, List<SigmoidPoint> points, LogitLine line) {
        Shares shares = Shares.of(points);
        return SigmoidFigure.of(abscissa, shares.field, shares.p, shares.low, shares.high, line);
    }
}
