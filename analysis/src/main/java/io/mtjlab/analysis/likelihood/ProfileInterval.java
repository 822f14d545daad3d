package io.mtjlab.analysis.likelihood;

import io.mtjlab.analysis.result.Interval;

/**
 * Interval of one parameter from its profile likelihood: the ends are where 2 (l_max - l(theta_j)) = z^2, the other
 * parameters fitted again at each value.
 */
public final class ProfileInterval {

    /** An end further away than this many of the first steps is called open. */
    private static final double FURTHEST = 1e4;

    private static final double TOLERANCE = 1e-6;

    private final Maximiser maximiser;
    private final Maximiser.Maximum maximum;
    private final int index;
    private final double firstStep;

    /**
     * @param maximum over all parameters
     * @param index the parameter of interest
     * @param firstStep about one standard error, positive
     */
    public ProfileInterval(Maximiser maximiser, Maximiser.Maximum maximum, int index, double firstStep) {
        this.maximiser = maximiser;
        this.maximum = maximum;
        this.index = index;
        this.firstStep = firstStep;
    }

    /** The interval at {@code z} standard deviations; an end that the likelihood does not close is infinite. */
    public Interval at(double z) {
        return new Interval(end(-firstStep, z), end(firstStep, z));
    }

    private double end(double step, double z) {
        double best = maximum.theta()[index];
        double[] warm = maximum.theta().clone();
        double inside = best;
        double rootInside = 0;
        double distance = step * z;
        double outside = best + distance;
        double rootOutside = root(outside, warm);
        while (rootOutside < z) {
            if (Math.abs(distance) > FURTHEST * firstStep) {
                return step < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            inside = outside;
            rootInside = rootOutside;
            distance *= 1.5;
            outside = best + distance;
            rootOutside = root(outside, warm);
        }
        return new ProfileCrossing(value -> root(value, warm), z, TOLERANCE)
                .between(inside, rootInside, outside, rootOutside, firstStep);
    }

    private double root(double value, double[] warm) {
        warm[index] = value;
        Maximiser.Maximum held = maximiser.maximise(warm, index);
        if (!Double.isFinite(held.value())) {
            return Double.POSITIVE_INFINITY;
        }
        System.arraycopy(held.theta(), 0, warm, 0, warm.length);
        return Math.sqrt(Math.max(0, 2 * (maximum.value() - held.value())));
    }
}
