package io.mtjlab.analysis.pulses;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;

/** Estimates from draws of a posterior: median, and central intervals. */
final class Draws {

    /** Sums over cycles are rounded in their last digits. */
    private static final double ROUNDING = 1e-9;

    private Draws() {}

    static Estimate estimate(
            String name,
            String unit,
            List<TrainSampler.Draw> draws,
            ToDoubleFunction<TrainSampler.Draw> of,
            String method) {
        double[] sorted = draws.stream().mapToDouble(of).sorted().toArray();
        double value = quantile(sorted, 0.5);
        double slack = ROUNDING * Math.abs(value);
        Interval at68 = new Interval(quantile(sorted, 0.15866) - slack, quantile(sorted, 0.84134) + slack);
        Interval at95 = new Interval(quantile(sorted, 0.025) - slack, quantile(sorted, 0.975) + slack);
        return new Estimate(name, unit, value, at68.width() / 2, at68, at95, method);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** Of a sample: over n - 1. */
    static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static double quantile(double[] sorted, double probability) {
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
