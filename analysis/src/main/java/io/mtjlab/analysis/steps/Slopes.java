package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Levels that lean: a moment turns a little with the field before it switches, the same way up and down, and by more than a
 * quiet meter's noise. One line for the low readings and one for the high ones.
 *
 * @param below by how much the low levels change over {@code x}
 * @param above likewise the high ones
 * @param middle between low and high
 * @param origin x at which a level is told
 * @param span of all x
 */
record Slopes(double below, double above, double middle, double origin, double span) {

    /** In standard deviations about the first line; what lies further off belongs to no level. */
    private static final double OUTLIER_SIGMAS = 4.5;

    static Slopes of(List<Sweep> sweeps, double middle) {
        DoubleSummaryStatistics x =
                sweeps.stream().flatMapToDouble(s -> Arrays.stream(s.x())).summaryStatistics();
        return new Slopes(
                slope(sweeps, middle, false),
                slope(sweeps, middle, true),
                middle,
                Math.max(x.getMin(), Math.min(x.getMax(), 0)),
                x.getMax() - x.getMin());
    }

    private static double slope(List<Sweep> sweeps, double middle, boolean high) {
        SimpleRegression first = line(sweeps, middle, high, new SimpleRegression(), Double.POSITIVE_INFINITY);
        double sigma = Math.sqrt(first.getMeanSquareError());
        SimpleRegression second = line(sweeps, middle, high, first, OUTLIER_SIGMAS * sigma);
        return second.getN() > 2 && Double.isFinite(second.getSlope()) ? second.getSlope() : 0;
    }

    /** Through the readings that are no further than {@code within} from another line. */
    private static SimpleRegression line(
            List<Sweep> sweeps, double middle, boolean high, SimpleRegression other, double within) {
        SimpleRegression line = new SimpleRegression();
        for (Sweep sweep : sweeps) {
            for (int i = sweep.firstOwn(); i < sweep.size(); i++) {
                double x = sweep.x()[i];
                boolean near = Double.isInfinite(within) || Math.abs(sweep.y()[i] - other.predict(x)) <= within;
                if (sweep.y()[i] > middle == high && near) {
                    line.addData(x, sweep.y()[i]);
                }
            }
        }
        return line;
    }

    /** The larger change of a level over all x. */
    double change() {
        return span * Math.max(Math.abs(below), Math.abs(above));
    }

    /** The same sweep on levels that do not lean. */
    Sweep off(Sweep sweep) {
        double[] y = sweep.y().clone();
        for (int i = 0; i < y.length; i++) {
            y[i] -= (y[i] > middle ? above : below) * (sweep.x()[i] - origin);
        }
        return new Sweep(sweep.rising(), sweep.x(), y, sweep.shared());
    }
}
