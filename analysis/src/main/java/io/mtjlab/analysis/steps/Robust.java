package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Middle, spread and noise that a few outliers do not move. */
public final class Robust {

    /** Standard deviation of a normal law over its median absolute deviation. */
    public static final double MAD_TO_SIGMA = 1.482602218505602;

    private static final double SPIKE_SIGMAS = 5;

    private Robust() {}

    /** Mean of the middle two of an even number; NaN of nothing. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }

    /** Standard deviation by the median distance from the median. */
    public static double sigma(double[] values) {
        double centre = median(values);
        return MAD_TO_SIGMA
                * median(Arrays.stream(values).map(v -> Math.abs(v - centre)).toArray());
    }

    /**
     * Standard deviation of white noise on a series that is constant but for few steps, by neighbours' differences; of
     * coarse readings at least what rounding adds.
     */
    public static double noise(List<double[]> series) {
        double[] differences =
                series.stream().flatMapToDouble(Robust::distances).toArray();
        double grain = Grain.of(series);
        if (grain > 0) {
            return Grain.noise(differences, grain);
        }
        return differences.length == 0 ? 0 : MAD_TO_SIGMA * median(differences) / Math.sqrt(2);
    }

    /** Of each reading from the one before. */
    static DoubleStream distances(double[] y) {
        return IntStream.range(1, y.length).mapToDouble(i -> Math.abs(y[i] - y[i - 1]));
    }

    /**
     * Which readings are spikes: five standard deviations and more beyond both neighbours, on the same side (at an end:
     * beyond the next two). A reading on the way from one level to another is none.
     *
     * @param noise standard deviation of each, shape [n]; the largest of the three counts
     * @return shape [n], true where a spike is
     */
    public static boolean[] spikes(double[] y, double[] noise) {
        int n = y.length;
        boolean[] spike = new boolean[n];
        for (int i = 0; i < n && n > 2; i++) {
            int before = i == 0 ? 2 : i - 1;
            int after = i == n - 1 ? n - 3 : i + 1;
            double limit = SPIKE_SIGMAS * Math.max(noise[i], Math.max(noise[before], noise[after])) * Math.sqrt(1.5);
            double one = y[i] - y[before];
            double other = y[i] - y[after];
            spike[i] = Math.min(one, other) > limit || Math.max(one, other) < -limit;
        }
        return spike;
    }
}
