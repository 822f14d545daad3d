package io.mtjlab.analysis.pulses;

import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.steps.Robust;

/**
 * One junction's readings over all cycles, and a first guess of its two levels and of the pulses between which it is
 * usually switched, from the mean over the cycles at each pulse: where a share q of the cycles is switched the mean is
 * base + q gap, and the variance q (1-q) gap^2 above the noise.
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
record Signal(double[][] y, double base, double gap, double noise, int from, int to) {

    /** The switched part must stand out of the noise by this many standard errors. */
    private static final double SIGNIFICANT = 6;

    /** Empty when nothing switches. {@code pulse}: whether it may switch back within a cycle. */
    static Optional<Signal> of(List<double[]> readings, boolean pulse) {
        double[][] y = readings.toArray(double[][]::new);
        int n = java.util.Arrays.stream(y).mapToInt(r -> r.length).min().orElse(0);
        double[] profile = new double[n];
        double[] variance = new double[n];
        for (int i = 0; i < n; i++) {
            for (double[] row : y) {
                profile[i] += row[i] / y.length;
            }
            for (double[] row : y) {
                variance[i] += Math.pow(row[i] - profile[i], 2) / (y.length - 1);
            }
        }
        double noise = Math.max(Robust.noise(readings), 1e-9 * Math.abs(profile[0]) + Double.MIN_NORMAL);
        int[] best = part(profile, pulse);
        int from = best[0];
        int to = best[1];
        double inside = 0;
        double outside = 0;
        for (int i = 0; i < n; i++) {
            boolean within = i >= from && i < to;
            inside += within ? profile[i] / (to - from) : 0;
            outside += within ? 0 : profile[i] / (n - to + from);
        }
        double error = noise * Math.sqrt((1.0 / (to - from) + 1.0 / (n - to + from)) / y.length);
        if (!(Math.abs(inside - outside) > SIGNIFICANT * error)) {
            return Optional.empty();
        }
        double base = pulse || from > 0 ? farFrom(profile, from, to) : outside;
        double weights = 0;
        double gap = 0;
        for (int i = 0; i < n; i++) {
            double rise = profile[i] - base;
            if (Math.signum(rise) == Math.signum(inside - outside)
                    && Math.abs(rise) > 0.1 * Math.abs(inside - outside)) {
                double weight = rise * rise;
                gap += weight * (rise + Math.max(0, variance[i] - noise * noise) / rise);
                weights += weight;
            }
        }
        return Optional.of(new Signal(y, base, weights > 0 ? gap / weights : inside - outside, noise, from, to));
    }

    /** Mean of the pulses further than half the switched part's length from it, or of all outside it. */
    private static double farFrom(double[] profile, int from, int to) {
        int margin = (to - from) / 2;
        double[] far = java.util.stream.IntStream.range(0, profile.length)
                .filter(i -> i < from - margin || i >= to + margin && to < profile.length)
                .mapToDouble(i -> profile[i])
                .toArray();
        double[] outside = java.util.stream.IntStream.range(0, profile.length)
                .filter(i -> i < from || i >= to)
                .mapToDouble(i -> profile[i])
                .toArray();
        return Robust.median(far.length > 0 ? far : outside);
    }

    /**
     * The part whose mean differs most significantly from the rest's; it ends with the cycle unless it is a pulse. A pulse
     * may do so, too, where nothing has reset the junction: else what came before it would be taken for the pulse.
     */
    private static int[] part(double[] profile, boolean pulse) {
        int n = profile.length;
        double[] sum = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sum[i + 1] = sum[i] + profile[i] - profile[0];
        }
        double best = -1;
        int[] part = {1, n};
        for (int from = 1; from < n; from++) {
            for (int to = pulse ? from + 1 : n; to <= n; to++) {
                int length = to - from;
                double inside = (sum[to] - sum[from]) / length;
                double outside = (sum[n] - sum[to] + sum[from]) / (n - length);
                double score = Math.pow(inside - outside, 2) * length * (n - length);
                if (score > best) {
                    best = score;
                    part = new int[] {from, to};
                }
            }
        }
        return part;
    }
}
