package io.mtjlab.analysis.result;

import org.apache.commons.math3.distribution.TDistribution;

/** How many standard errors the 68.27 % and the 95 % interval reach. */
public record Quantiles(double at68, double at95) {

    /** One-sided probabilities of the upper ends. */
    public static final double UPPER_68 = 0.8413447460685429;

    public static final double UPPER_95 = 0.975;

    public static final Quantiles NORMAL = new Quantiles(1, 1.959963984540054);

    /** Of Student's distribution; the normal one's where there are no degrees of freedom. */
    public static Quantiles ofStudent(int degreesOfFreedom) {
        if (degreesOfFreedom < 1) {
            return NORMAL;
        }
        TDistribution t = new TDistribution(degreesOfFreedom);
        return new Quantiles(t.inverseCumulativeProbability(UPPER_68), t.inverseCumulativeProbability(UPPER_95));
    }
}
