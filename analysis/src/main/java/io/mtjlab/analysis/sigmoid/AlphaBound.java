package io.mtjlab.analysis.sigmoid;

import java.util.List;

import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Undetermined;

/**
 * What separated counts say about alpha: the steepest curve is the most likely, and alpha is at least what makes the
 * counts no less likely than their likelihood ratio at 95 % (one side) allows.
 */
final class AlphaBound {

    /** Half of the square of the normal 95 % quantile, one-sided. */
    private static final double FALL = 0.5 * 1.6448536269514722 * 1.6448536269514722;

    private static final double STEEPEST = 1e4;

    private AlphaBound() {}

    static Undetermined of(
            List<SigmoidPoint> points, double centre, double unit, Separation separation, Abscissa abscissa) {
        double sign = separation.alpha().bounds95().high() == 0 ? -1 : 1;
        if (!(unit > 0)) {
            return separation.alpha();
        }
        Maximiser maximiser = new Maximiser(new CountSigmoidLikelihood(points, centre, unit, 0, false));
        double top = best(maximiser, sign * STEEPEST);
        double low = 1e-6;
        double high = STEEPEST;
        for (int i = 0; i < 60; i++) {
            double middle = Math.sqrt(low * high);
            if (top - best(maximiser, sign * middle) > FALL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double bound = low / unit;
        return new Undetermined(
                "alpha",
                abscissa.slopeUnit(),
                separation.reason(),
                sign > 0
                        ? new Interval(bound, Double.POSITIVE_INFINITY)
                        : new Interval(Double.NEGATIVE_INFINITY, -bound));
    }

    private static double best(Maximiser maximiser, double alpha) {
        return maximiser.maximise(new double[] {alpha, 0}, 0).value();
    }
}
