package io.mtjlab.analysis.fit;

import java.util.Arrays;

/** Location and scale that outliers do not move. */
public final class Robust {

    /** Standard deviation of a normal law over its median absolute deviation. */
    private static final double MAD_TO_SIGMA = 1.482602218505602;

    private Robust() {}

    /** The middle value, or the mean of the two middle ones; NaN of nothing. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }

    /** The standard deviation of residuals about zero, from the median of their absolute values. */
    public static double scale(double[] residuals) {
        return MAD_TO_SIGMA * median(Arrays.stream(residuals).map(Math::abs).toArray());
    }
}
