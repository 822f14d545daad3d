package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

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
    /** Probability of each set of neighbours that lie alike: bit i is places i and i + 1. */
    private double[] alike = {1};

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
     * Some neighbours may lie alike within their brackets; the sum over those is no better known than one of them. Changes
     * this object.
     *
     * @param probability of each set of them, shape [2^(n - 1)]: bit i says that place i + 1 lies as place i does
     */
    WeightedPlaces alikeWith(double[] probability) {
        alike = probability;
        return this;
    }

    public Estimate estimate(String name, String unit) {
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
        Histogram sum = sum();
        return new Estimate(
                name,
                unit,
                sum.quantile(0.5),
                sum.deviation(),
                new Interval(sum.quantile(LOW_68), sum.quantile(1 - LOW_68)),
                new Interval(sum.quantile(LOW_95), sum.quantile(1 - LOW_95)),
                method);
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

    private Histogram sum() {
        double cell = cell();
        Histogram sum = convolved(0, cell);
        if (alike.length > 1) {
            double[] mass = new double[sum.mass.length];
            for (int set = 0; set < alike.length; set++) {
                convolved(set, cell).addTo(mass, sum.from, alike[set]);
            }
            sum = new Histogram(sum.from, cell, mass);
        }
        return sum;
    }

    /** Where this set of neighbours lies alike, the rest independently. */
    private Histogram convolved(int set, double cell) {
        Histogram sum = new Histogram(0, cell, new double[] {1});
        int first = 0;
        for (int i = 0; i < places.size(); i++) {
            if ((set >> i & 1) == 0) {
                sum = sum.plus(together(first, i, cell));
                first = i + 1;
            }
        }
        return sum;
    }

    /** Of places {@code first} to {@code last} that lie alike: their quantiles are added. */
    private Histogram together(int first, int last, double cell) {
        if (first == last) {
            return Histogram.of(places.get(first), weights.get(first), cell);
        }
        double[] values = new double[4 * CELLS];
        for (int i = first; i <= last; i++) {
            double[] own = Histogram.of(places.get(i), 1, cell).quantiles(values.length);
            for (int k = 0; k < values.length; k++) {
                values[k] += weights.get(i) * own[k];
            }
        }
        return Histogram.of(values, cell);
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
}
