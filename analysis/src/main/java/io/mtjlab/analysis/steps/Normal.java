package io.mtjlab.analysis.steps;

import org.apache.commons.math3.special.Erf;

/** The standard normal law. */
public final class Normal {

    private Normal() {}

    /** Probability below {@code z}. */
    public static double below(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    /** Probability between two values, exact in both tails. */
    public static double between(double low, double high) {
        if (low > 0) {
            return below(-low) - below(-high);
        }
        return below(high) - below(low);
    }
}
