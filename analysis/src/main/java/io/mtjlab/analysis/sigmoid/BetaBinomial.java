package io.mtjlab.analysis.sigmoid;

import org.apache.commons.math3.special.Gamma;

/**
 * Logarithm of the beta-binomial law of k of n with mean p and correlation rho between trials (Skellam, J. R. Stat. Soc.
 * B 10, 257 (1948)), without what does not depend on p, and its derivative by p.
 */
final class BetaBinomial {

    private final double total;
    private double value;
    private double slope;

    /** @param rho above 0, below 1 */
    BetaBinomial(double rho) {
        total = 1 / rho - 1;
    }

    void evaluate(double k, double n, double p) {
        double a = Math.max(p * total, 1e-290);
        double b = Math.max((1 - p) * total, 1e-290);
        value = rising(a, k) + rising(b, n - k) - rising(total, n);
        slope = total * (risingSlope(a, k) - risingSlope(b, n - k));
    }

    double value() {
        return value;
    }

    double slope() {
        return slope;
    }

    /** ln Gamma(a + k) - ln Gamma(a). */
    private static double rising(double a, double k) {
        return k == 0 ? 0 : Gamma.logGamma(a + k) - Gamma.logGamma(a);
    }

    /** Its derivative by a. For small a the recurrence keeps the pole 1/a exact. */
    private static double risingSlope(double a, double k) {
        if (k == 0) {
            return 0;
        }
        return 1 / a + Gamma.digamma(a + k) - Gamma.digamma(a + 1);
    }
}
