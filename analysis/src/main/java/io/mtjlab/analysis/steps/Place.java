package io.mtjlab.analysis.steps;

import io.mtjlab.analysis.result.Interval;

/**
 * Where a step lies, as far as the readings tell: within each bracket between two neighbouring readings evenly, the
 * brackets weighted by how well they explain the readings.
 *
 * @param brackets shape [n], of width 0 and more
 * @param weights shape [n], sum 1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record Place(Interval[] brackets, double[] weights) {

    /** Surely between two readings. */
    public static Place between(double one, double other) {
        return new Place(new Interval[] {Interval.between(one, other)}, new double[] {1});
    }

    public double mean() {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * middle(i);
        }
        return mean;
    }

    public double variance() {
        double mean = mean();
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            double width = brackets[i].width();
            double away = middle(i) - mean;
            variance += weights[i] * (away * away + width * width / 12);
        }
        return variance;
    }

    /** The bracket with the largest weight. */
    public Interval likeliest() {
        int best = 0;
        for (int i = 1; i < weights.length; i++) {
            if (weights[i] > weights[best]) {
                best = i;
            }
        }
        return brackets[best];
    }

    /** Outer ends of all brackets. */
    public Interval range() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Interval bracket : brackets) {
            low = Math.min(low, bracket.low());
            high = Math.max(high, bracket.high());
        }
        return new Interval(low, high);
    }

    private double middle(int i) {
        return 0.5 * (brackets[i].low() + brackets[i].high());
    }
}
