package io.mtjlab.analysis.stfmr;

import java.util.Arrays;
import java.util.BitSet;

import io.mtjlab.analysis.fit.Robust;

/** Finds points that stand out from their neighbours, without a model; a first guess, which a fit then corrects. */
final class SpikeFilter {

    private static final int REACH = 2;
    private static final double SIGMAS = 6;

    private SpikeFilter() {}

    /** The points within 6 robust standard deviations of the median of five (Hampel's filter). */
    static BitSet calm(double[] volts) {
        int n = volts.length;
        double[] distance = new double[n];
        for (int i = 0; i < n; i++) {
            double[] window = Arrays.copyOfRange(volts, Math.max(0, i - REACH), Math.min(n, i + REACH + 1));
            distance[i] = Math.abs(volts[i] - Robust.median(window));
        }
        double limit = SIGMAS * Robust.scale(distance);
        BitSet calm = new BitSet(n);
        for (int i = 0; i < n; i++) {
            calm.set(i, distance[i] <= limit || limit == 0);
        }
        return calm;
    }
}
