package io.mtjlab.analysis.stfmr;

import java.util.BitSet;
import java.util.stream.IntStream;

import io.mtjlab.analysis.fit.Robust;

/**
 * Finds points that stand out from their neighbours, without a model; a first guess, which a fit then corrects. A point
 * is calm when any of four straight lines expects it: those through its two nearest neighbours, through the two beyond
 * them, and through two on either side. A curve that is steep but smooth is followed by all of them, and beside a spike
 * two are left.
 */
final class SpikeFilter {

    private static final double SIGMAS = 6;
    /** Standard deviation of a second difference of white noise over that of the noise. */
    private static final double SECOND_DIFFERENCE = Math.sqrt(6);
    /** Of the largest reading: rounding is no spike. */
    private static final double ROUNDING = 1e-9;

    private SpikeFilter() {}

    /** The points within 6 robust standard deviations of what their neighbours expect; all, where there is no noise. */
    static BitSet calm(double[] volts) {
        int n = volts.length;
        double[] seconds = IntStream.range(1, Math.max(1, n - 1))
                .mapToDouble(i -> volts[i + 1] - 2 * volts[i] + volts[i - 1])
                .toArray();
        double limit = SIGMAS * Robust.scale(seconds) / SECOND_DIFFERENCE;
        double largest =
                IntStream.range(0, n).mapToDouble(i -> Math.abs(volts[i])).max().orElse(0);
        BitSet calm = new BitSet(n);
        for (int i = 0; i < n; i++) {
            calm.set(i, !(limit > ROUNDING * largest) || distance(volts, i) <= limit);
        }
        return calm;
    }

    /** Of a point from the nearest of the lines that its neighbours give. */
    private static double distance(double[] v, int i) {
        double least = Double.POSITIVE_INFINITY;
        for (int reach = 1; reach <= 2; reach++) {
            if (i - reach >= 0 && i + reach < v.length) {
                least = Math.min(least, Math.abs(v[i] - 0.5 * (v[i - reach] + v[i + reach])));
            }
        }
        for (int side : new int[] {-1, 1}) {
            int far = i + 2 * side;
            if (far >= 0 && far < v.length) {
                least = Math.min(least, Math.abs(v[i] - 2 * v[i + side] + v[far]));
            }
        }
        return least;
    }
}
