package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import io.mtjlab.analysis.result.Interval;

/**
 * A law by its masses at {@code from, from + cell, ...}, each spread evenly over its cell.
 *
 * @param mass shape [n], of any sum
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
record Histogram(double from, double cell, double[] mass) {

    private static final double REACH_SIGMAS = 5;

    static Histogram of(Place place, double weight, double cell) {
        Interval range = place.range().scaled(weight);
        int n = (int) Math.ceil(range.width() / cell) + 1;
        double from = 0.5 * (range.low() + range.high()) - 0.5 * (n - 1) * cell;
        double[] mass = new double[n];
        for (int i = 0; i < place.weights().length; i++) {
            Interval bracket = place.brackets()[i].scaled(weight);
            double low = (bracket.low() - from) / cell + 0.5;
            double high = (bracket.high() - from) / cell + 0.5;
            for (int k = Math.max(0, (int) low); k < n && k <= high; k++) {
                double share =
                        high > low ? (Math.min(high, k + 1) - Math.max(low, k)) / (high - low) : (int) low == k ? 1 : 0;
                mass[k] += place.weights()[i] * Math.max(0, share);
            }
        }
        return new Histogram(from, cell, mass);
    }

    Histogram plus(Histogram other) {
        double[] sum = new double[mass.length + other.mass.length - 1];
        for (int i = 0; i < mass.length; i++) {
            for (int j = 0; j < other.mass.length; j++) {
                sum[i + j] += mass[i] * other.mass[j];
            }
        }
        return new Histogram(from + other.from, cell, sum);
    }

    static Histogram normal(double mean, double sigma, double cell) {
        int half = (int) Math.ceil(REACH_SIGMAS * sigma / cell);
        double[] mass = new double[2 * half + 1];
        for (int i = 0; i < mass.length; i++) {
            double z = (i - half) * cell / sigma;
            mass[i] = Math.exp(-0.5 * z * z);
        }
        return new Histogram(mean - half * cell, cell, mass);
    }

    double to() {
        return from + (mass.length - 1) * cell;
    }

    /** Of equally likely values. */
    static Histogram of(double[] values, double cell) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        double[] mass = new double[(int) Math.ceil((high - low) / cell) + 1];
        for (double value : values) {
            mass[(int) Math.round((value - low) / cell)] += 1.0 / values.length;
        }
        return new Histogram(low, cell, mass);
    }

    /** Adds {@code share} of this to the masses of another; what lies beyond their ends counts at the ends. */
    void addTo(double[] other, double otherFrom, double share) {
        double total = Arrays.stream(mass).sum();
        for (int i = 0; i < mass.length; i++) {
            int at = (int) Math.round((from - otherFrom) / cell + i);
            other[Math.max(0, Math.min(other.length - 1, at))] += share * mass[i] / total;
        }
    }

    double deviation() {
        double total = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < mass.length; i++) {
            total += mass[i];
            first += mass[i] * i;
            second += mass[i] * i * i;
        }
        return cell * Math.sqrt(Math.max(0, second / total - first * first / (total * total)));
    }

    double quantile(double probability) {
        return quantiles(k -> probability, 1)[0];
    }

    /** At the middles of so many equal shares. */
    double[] quantiles(int shares) {
        return quantiles(k -> (k + 0.5) / shares, shares);
    }

    /** @param probability of each, ascending */
    private double[] quantiles(IntToDoubleFunction probability, int n) {
        double[] quantiles = new double[n];
        double total = Arrays.stream(mass).sum();
        double below = 0;
        int k = 0;
        for (int i = 0; i < mass.length && k < n; i++) {
            double next = below + mass[i] / total;
            for (; k < n && next >= probability.applyAsDouble(k) && mass[i] > 0; k++) {
                quantiles[k] = from + (i - 0.5 + (probability.applyAsDouble(k) - below) / (next - below)) * cell;
            }
            below = next;
        }
        Arrays.fill(quantiles, k, n, from + (mass.length - 0.5) * cell);
        return quantiles;
    }
}
