package io.mtjlab.analysis.sigmoid;

import java.util.List;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.base.figure.Figure;

/** The figure of counts: shares with Wilson's intervals. */
final class CountFigure {

    private CountFigure() {}

    static Figure of(List<SigmoidPoint> points, double alpha, double beta, Covariance covariance) {
        int n = points.size();
        double[] field = new double[n];
        double[] p = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            SigmoidPoint point = points.get(i);
            double trials = Math.max(1, point.trials());
            field[i] = point.fieldOersted();
            p[i] = point.switched() / trials;
            // Wilson's interval at one standard deviation.
            double middle = (p[i] + 0.5 / trials) / (1 + 1 / trials);
            double half = Math.sqrt(p[i] * (1 - p[i]) / trials + 0.25 / (trials * trials)) / (1 + 1 / trials);
            low[i] = Math.max(0, middle - half);
            high[i] = Math.min(1, middle + half);
        }
        return SigmoidFigure.of(field, p, low, high, alpha, beta, covariance);
    }
}
