package io.mtjlab.analysis.telegraph;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How long the likeliest path stays in a state, s, whole visits only, ascending; and whether that looks exponential.
 *
 * @param seconds ascending, multiples of the distance between readings
 * @param stepSeconds distance between readings
 */
@SuppressWarnings("ArrayRecordComponent")
record DwellTimes(double[] seconds, double stepSeconds) {

    /** Visits shorter than this many readings are missed or made up by noise too often to be counted. */
    private static final int SHORTEST = 3;

    private static final int FEWEST = 20;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Visits of {@code state} on a path; the first and the last, which the trace cuts off, are left out. */
    static DwellTimes of(IntUnaryOperator path, int readings, int state, double stepSeconds) {
        double[] found = new double[64];
        int count = 0;
        int since = -1;
        for (int i = 1; i < readings; i++) {
            boolean here = path.applyAsInt(i) == state;
            boolean before = path.applyAsInt(i - 1) == state;
            if (here && !before) {
                since = i;
            } else if (!here && before && since >= 0) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = (i - since) * stepSeconds;
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return new DwellTimes(sorted, stepSeconds);
    }

    /**
     * Standard deviations by which the spread of the dwell times is off that of as many exponential ones; positive when
     * too wide. From Greenwood's statistic (J. R. Stat. Soc. 109, 85 (1946)) of what they last beyond three readings: for
     * whole readings the squared coefficient of variation S is 1 - 1/mean, and ln S of n visits is near normal, of mean
     * -2.75/n and variance 4/(n + 8) (both from 20,000 simulated samples of 20 to 1000 visits). Not a number for fewer
     * than 20.
     */
    double exponentiality() {
        double[] beyond = Arrays.stream(seconds)
                .map(s -> Math.rint(s / stepSeconds) - SHORTEST)
                .filter(v -> v >= 0)
                .toArray();
        int n = beyond.length;
        if (n < FEWEST) {
            return Double.NaN;
        }
        // Memoryless: beyond any length the rest is as the whole; a visit that reaches it lasts one reading at least.
        double mean = Arrays.stream(beyond).average().orElse(0) + 1;
        double variance =
                Arrays.stream(beyond).map(v -> (v + 1 - mean) * (v + 1 - mean)).sum() / (n - 1);
        double expected = 1 - 1 / mean;
        if (expected < 0.3 || !(variance > 0)) {
            return Double.NaN;
        }
        return (Math.log(variance / (mean * mean) / expected) + 2.75 / n) * Math.sqrt(n + 8.0) / 2;
    }

    /** Probability that as many exponential dwell times are off by {@link #exponentiality} or more, to either side. */
    static double pValue(double exponentiality) {
        return 2 * NORMAL.cumulativeProbability(-Math.abs(exponentiality));
    }
}
