package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.distribution.NormalDistribution;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;

/**
 * A weighted sum of independent {@linkplain Place places}, for example the mean threshold of the cycles that were
 * measured, or half the difference of two. Up to six places are convolved; more are as good as normal.
 *
 * <p>This is the error of what the steps hide, so it belongs to the mean over the cycles measured; how far another cycle
 * of the same device would be is the scatter's business ({@link SwitchingPoints}).
 */
public final class WeightedPlaces {

    private static final int CONVOLVED = 6;
    private static final int CELLS = 160;
    private static final double LOW_68 = 0.15865525393145707;
    private static final double LOW_95 = 0.025;

    private final List<Place> places = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private double together;

    /** Mean of the places. */
    public static WeightedPlaces mean(List<Place> places) {
        return new WeightedPlaces().plus(places, 1);
    }

    /** {@code weight} times the mean of {@code some} plus {@code otherWeight} times that of {@code others}. */
    public static WeightedPlaces sum(List<Place> some, double weight, List<Place> others, double otherWeight) {
        return new WeightedPlaces().plus(some, weight).plus(others, otherWeight);
    }

    /** This sum with {@code weight} times the mean of {@code more}; changes this object. */
    public WeightedPlaces plus(List<Place> more, double weight) {
        for (Place place : more) {
            places.add(place);
            weights.add(weight / more.size());
        }
        return this;
    }

    /**
     * With this probability the places lie alike within their brackets, as when cells switch at whole numbers of steps
     * from each other; then the sum is no better known than one place. Changes this object.
     */
    public WeightedPlaces alikeWith(double probability) {
        together = probability;
        return this;
    }

    public Estimate estimate(String name, String unit) {
        if (together > 0 && places.size() > 1 && places.size() <= CONVOLVED) {
            return mixed(name, unit);
        }
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < places.size(); i++) {
            mean += weights.get(i) * places.get(i).mean();
            variance += weights.get(i) * weights.get(i) * places.get(i).variance();
        }
        double sigma = Math.sqrt(variance);
        String method = "uniform between readings";
        if (places.size() > CONVOLVED || !(sigma > 0)) {
            double z95 = new NormalDistribution(0, 1).inverseCumulativeProbability(1 - LOW_95);
            return new Estimate(
                    name, unit, mean, sigma, Interval.around(mean, sigma), Interval.around(mean, z95 * sigma), method);
        }
        return estimate(convolved(), name, unit, sigma, method);
    }

    private static Estimate estimate(Histogram sum, String name, String unit, double sigma, String method) {
        return new Estimate(
                name,
                unit,
                sum.quantile(0.5),
                sigma,
                new Interval(sum.quantile(LOW_68), sum.quantile(1 - LOW_68)),
                new Interval(sum.quantile(LOW_95), sum.quantile(1 - LOW_95)),
                method);
    }

    /** Independent or alike, weighted. */
    private Estimate mixed(String name, String unit) {
        Histogram apart = convolved();
        double[] alike = new double[CELLS * 4];
        double mean = 0;
        double square = 0;
        for (int k = 0; k < alike.length; k++) {
            double probability = (k + 0.5) / alike.length;
            for (int i = 0; i < places.size(); i++) {
                alike[k] +=
                        weights.get(i) * Histogram.of(places.get(i), 1, cell()).quantile(probability);
            }
            mean += alike[k] / alike.length;
            square += alike[k] * alike[k] / alike.length;
        }
        Histogram sum = apart.mixedWith(alike, together);
        return estimate(sum, name, unit, Math.sqrt(Math.max(0, square - mean * mean)), "uniform between readings");
    }

    private double cell() {
        double widest = 0;
        double total = 0;
        for (int i = 0; i < places.size(); i++) {
            double width = Math.abs(weights.get(i)) * places.get(i).range().width();
            widest = Math.max(widest, width);
            total += width;
        }
        return Math.max(widest / CELLS, total / (4 * CELLS));
    }

    private Histogram convolved() {
        double cell = cell();
        Histogram sum = new Histogram(0, cell, new double[] {1});
        for (int i = 0; i < places.size(); i++) {
            sum = sum.plus(Histogram.of(places.get(i), weights.get(i), cell));
        }
        return sum;
    }

    /** Masses at {@code from, from + cell, ...}. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Histogram(double from, double cell, double[] mass) {

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
                    double share = high > low
                            ? (Math.min(high, k + 1) - Math.max(low, k)) / (high - low)
                            : (int) low == k ? 1 : 0;
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

        /** This times 1 - share and equally likely values times share; values beyond the ends count at the ends. */
        Histogram mixedWith(double[] values, double share) {
            double[] all = new double[mass.length];
            double total = java.util.Arrays.stream(mass).sum();
            for (int i = 0; i < mass.length; i++) {
                all[i] = (1 - share) * mass[i] / total;
            }
            for (double value : values) {
                int i = (int) Math.round((value - from) / cell);
                all[Math.max(0, Math.min(mass.length - 1, i))] += share / values.length;
            }
            return new Histogram(from, cell, all);
        }

        double quantile(double probability) {
            double below = 0;
            double total = java.util.Arrays.stream(mass).sum();
            for (int i = 0; i < mass.length; i++) {
                double next = below + mass[i] / total;
                if (next >= probability && mass[i] > 0) {
                    return from + (i - 0.5 + (probability - below) / (next - below)) * cell;
                }
                below = next;
            }
            return from + (mass.length - 0.5) * cell;
        }
    }
}
