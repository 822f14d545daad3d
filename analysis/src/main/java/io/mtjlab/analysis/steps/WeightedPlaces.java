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
    /** Less likely than this is not at all. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final String METHOD = "uniform between readings";

    private final List<Place> places = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    /** Probability of each set of neighbours that lie alike: bit i is places i and i + 1. */
    private double[] alike = {1};
    /** One place for each step, its cycles' mean bracket; with their weights. */
    private final List<Place> steps = new ArrayList<>();

    private final List<Double> stepWeights = new ArrayList<>();
    private double hidden;

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
        double low =
                more.stream().mapToDouble(p -> p.likeliest().low()).average().orElse(0);
        double high =
                more.stream().mapToDouble(p -> p.likeliest().high()).average().orElse(0);
        steps.add(more.size() == 1 ? more.get(0) : Place.between(low, high));
        stepWeights.add(weight);
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

    /**
     * With this probability cycles scatter too little to differ within their brackets, and the mean of a step over its
     * cycles is no better known than one of them. Changes this object.
     */
    WeightedPlaces hiddenWith(double probability) {
        hidden = probability;
        return this;
    }

    public Estimate estimate(String name, String unit) {
        if (hidden > NEGLIGIBLE && places.size() > steps.size()) {
            return between(name, unit, mixed());
        }
        double sigma = sigma();
        if (places.size() > CONVOLVED || !(sigma > 0)) {
            double z95 = new NormalDistribution(0, 1).inverseCumulativeProbability(1 - LOW_95);
            return new Estimate(
                    name,
                    unit,
                    mean(),
                    sigma,
                    Interval.around(mean(), sigma),
                    Interval.around(mean(), z95 * sigma),
                    METHOD);
        }
        return between(name, unit, sum(cell()));
    }

    private static Estimate between(String name, String unit, Histogram law) {
        return new Estimate(
                name,
                unit,
                law.quantile(0.5),
                law.deviation(),
                new Interval(law.quantile(LOW_68), law.quantile(1 - LOW_68)),
                new Interval(law.quantile(LOW_95), law.quantile(1 - LOW_95)),
                METHOD);
    }

    private double mean() {
        double mean = 0;
        for (int i = 0; i < places.size(); i++) {
            mean += weights.get(i) * places.get(i).mean();
        }
        return mean;
    }

    private double sigma() {
        double variance = 0;
        for (int i = 0; i < places.size(); i++) {
            variance += weights.get(i) * weights.get(i) * places.get(i).variance();
        }
        return Math.sqrt(variance);
    }

    /** Cycles that differ within their brackets, and cycles that do not. */
    private Histogram mixed() {
        double cell = cell();
        WeightedPlaces alone = new WeightedPlaces();
        for (int k = 0; k < steps.size(); k++) {
            alone.plus(List.of(steps.get(k)), stepWeights.get(k));
        }
        Histogram one = alone.law(cell);
        Histogram many = law(cell);
        double from = Math.min(one.from(), many.from());
        double to = Math.max(one.to(), many.to());
        double[] mass = new double[(int) Math.ceil((to - from) / cell) + 1];
        one.addTo(mass, from, hidden);
        many.addTo(mass, from, 1 - hidden);
        return new Histogram(from, cell, mass);
    }

    private Histogram law(double cell) {
        return places.size() > CONVOLVED ? Histogram.normal(mean(), sigma(), cell) : sum(cell);
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

    private Histogram sum(double cell) {
        Histogram sum = convolved(0, cell);
        if (alike.length > 1) {
            double[] mass = new double[sum.mass().length];
            for (int set = 0; set < alike.length; set++) {
                convolved(set, cell).addTo(mass, sum.from(), alike[set]);
            }
            sum = new Histogram(sum.from(), cell, mass);
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
}
