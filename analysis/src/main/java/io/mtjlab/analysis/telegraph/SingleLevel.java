package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

/** The same trace with one level only: level, offset and noise by medians, its log-likelihood for comparison. */
final class SingleLevel {

    private static final double MAD_TO_SIGMA = 1.4826;

    private SingleLevel() {}

    static TelegraphEm.Fitted fit(Readings readings) {
        TelegraphTrace trace = readings.trace();
        double[] values = trace.apparentOhms();
        double offset = trace.hasBothPolarities() ? offset(values, trace.polarity()) : 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= trace.polarity()[i] * offset;
        }
        double start = median(values);
        double spread = spread(values, start);
        double level = mean(values, start, 4 * spread);
        double sigma = Math.max(deviation(values, level, 4 * spread), 1e-12);
        Levels levels = new Levels(level, level, offset, 0, sigma, 1e-3, 0, new double[0]);
        double log = 0;
        for (double value : values) {
            double residual = value - level;
            log += Math.log((1 - levels.outliers()) * levels.normal(residual)
                    + levels.outliers() * levels.broad(residual)
                    + DensityTable.FLOOR / sigma);
        }
        boolean[] states = new boolean[values.length];
        float[] probability = new float[values.length];
        Arrays.fill(states, true);
        Arrays.fill(probability, 1);
        return new TelegraphEm.Fitted(
                readings, levels, probability, ChainCounts.of(trace.seconds(), states), 30, 0, log, true, true);
    }

    private static double offset(double[] ohms, int[] polarity) {
        return (median(select(ohms, polarity, 1)) - median(select(ohms, polarity, -1))) / 2;
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }

    static double spread(double[] values, double centre) {
        return MAD_TO_SIGMA
                * median(Arrays.stream(values).map(v -> Math.abs(v - centre)).toArray());
    }

    private static double[] select(double[] values, int[] polarity, int wanted) {
        return java.util.stream.IntStream.range(0, values.length)
                .filter(i -> polarity[i] == wanted)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private static double mean(double[] values, double centre, double within) {
        return Arrays.stream(values)
                .filter(v -> Math.abs(v - centre) <= within)
                .average()
                .orElse(centre);
    }

    private static double deviation(double[] values, double centre, double within) {
        return Math.sqrt(Arrays.stream(values)
                .filter(v -> Math.abs(v - centre) <= within)
                .map(v -> (v - centre) * (v - centre))
                .average()
                .orElse(0));
    }
}
