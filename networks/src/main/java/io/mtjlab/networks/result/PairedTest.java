package io.mtjlab.networks.result;

import java.util.Arrays;
import java.util.Locale;

import org.apache.commons.statistics.distribution.TDistribution;

import io.mtjlab.base.error.InvalidInput;

/**
 * Student's paired test: whether differences, one for each seed, have a mean other than zero.
 *
 * @param mean of the differences
 * @param deviation their standard deviation
 * @param count of them
 * @param p two-sided: how often chance alone would give a mean as far from zero
 */
public record PairedTest(double mean, double deviation, int count, double p) {

    /** Of {@code a[i] - b[i]}, both of shape [seeds]. */
    public static PairedTest of(double[] a, double[] b) {
        int n = a.length;
        if (n != b.length || n < 2) {
            throw new InvalidInput(
                    "a paired test of " + n + " and " + b.length + " values; as many of both, at least 2");
        }
        double[] d = new double[n];
        Arrays.setAll(d, i -> a[i] - b[i]);
        double mean = mean(d);
        double deviation = deviation(d);
        double t = Math.abs(mean) / (deviation / Math.sqrt(n));
        double p = deviation == 0
                ? (mean == 0 ? 1 : 0)
                : 2 * TDistribution.of(n - 1).survivalProbability(t);
        return new PairedTest(mean, deviation, n, p);
    }

    /** Half the width of the mean's 95 % interval. */
    public double margin() {
        return TDistribution.of(count - 1).inverseSurvivalProbability(0.025) * deviation / Math.sqrt(count);
    }

    public static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Standard deviation of a sample; 0 of a single value. */
    public static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    /** Values' absolute deviations from their median, for tests of spread (Brown and Forsythe 1974). */
    public static double[] deviationsFromMedian(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
        return Arrays.stream(values).map(v -> Math.abs(v - median)).toArray();
    }

    /** In per cent points: {@code +0.42 +- 0.15 points (6 seeds, p = 0.03)}; the error is that of the mean. */
    public String inPoints() {
        return String.format(
                Locale.ROOT,
                "%+.2f +- %.2f points (%d seeds, p = %.2g)",
                100 * mean,
                100 * deviation / Math.sqrt(count),
                count,
                p);
    }
}
