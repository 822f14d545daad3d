package io.mtjlab.analysis.steps;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal law. */
public final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** Probability below {@code z}. */
    public static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** Probability between two values, exact in both tails. */
    public static double between(double low, double high) {
        if (low > 0) {
            return below(-low) - below(-high);
        }
        return below(high) - below(low);
    }
}
