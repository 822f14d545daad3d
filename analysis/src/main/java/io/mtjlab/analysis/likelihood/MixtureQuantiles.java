package io.mtjlab.analysis.likelihood;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;

/** The median and the central intervals of weighted draws, or of a weighted sum of normal distributions. */
public final class MixtureQuantiles {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double LOW_68 = 0.15865525393145705;
    private static final double LOW_95 = 0.025;

    /** What is lighter than this share of the heaviest does not move a quantile. */
    private static final double NEGLIGIBLE = 1e-7;

    private static final int GROUPS = 200;
    private static final int BISECTIONS = 40;

    private final double[] centres;
    private final double[] deviations;
    private final double[] weights;

    private MixtureQuantiles(double[] centres, double[] deviations, double[] weights) {
        this.centres = centres;
        this.deviations = deviations;
        this.weights = weights;
    }

    /** Of draws; weights sum to one; all of shape [n]. */
    public static MixtureQuantiles ofDraws(double[] values, double[] weights) {
        int[] order = IntStream.range(0, values.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(i -> i)
                .toArray();
        return new MixtureQuantiles(
                IntStream.of(order).mapToDouble(i -> values[i]).toArray(),
                new double[0],
                IntStream.of(order).mapToDouble(i -> weights[i]).toArray());
    }

    /**
     * Of normal distributions; weights sum to one; all of shape [n]. Neighbours that together weigh less than a part in
     * {@link #GROUPS} are put together, with their mean and their variance.
     */
    public static MixtureQuantiles ofNormals(double[] centres, double[] deviations, double[] weights) {
        double least = NEGLIGIBLE * Arrays.stream(weights).max().orElse(0);
        int[] order = IntStream.range(0, weights.length)
                .filter(i -> weights[i] > least)
                .boxed()
                .sorted((i, j) -> Double.compare(centres[i], centres[j]))
                .mapToInt(i -> i)
                .toArray();
        double[] centre = new double[order.length];
        double[] deviation = new double[order.length];
        double[] weight = new double[order.length];
        int groups = 0;
        for (int from = 0; from < order.length; groups++) {
            double sum = 0;
            double first = 0;
            double second = 0;
            double origin = centres[order[from]];
            int i = from;
            for (; i < order.length && (i == from || sum + weights[order[i]] < 1.0 / GROUPS); i++) {
                double off = centres[order[i]] - origin;
                double w = weights[order[i]];
                sum += w;
                first += w * off;
                second += w * (off * off + deviations[order[i]] * deviations[order[i]]);
            }
            from = i;
            centre[groups] = origin + first / sum;
            deviation[groups] = Math.sqrt(Math.max(0, second / sum - first / sum * (first / sum)));
            weight[groups] = sum;
        }
        return new MixtureQuantiles(
                Arrays.copyOf(centre, groups), Arrays.copyOf(deviation, groups), Arrays.copyOf(weight, groups));
    }

    /** Median, with half of the 68 % interval as the standard error. */
    public Estimate estimate(String name, String unit, String method) {
        Interval at68 = Interval.between(quantile(LOW_68), quantile(1 - LOW_68));
        Interval at95 = Interval.between(quantile(LOW_95), quantile(1 - LOW_95));
        return new Estimate(name, unit, quantile(0.5), at68.width() / 2, at68, at95, method);
    }

    /** Where the distribution reaches {@code probability}. */
    public double quantile(double probability) {
        return deviations.length == 0 ? ofDraws(probability) : ofNormals(probability);
    }

    /** Each draw stands for the middle of its weight, and between them the distribution is straight. */
    private double ofDraws(double probability) {
        double before = 0;
        double lastMiddle = 0;
        for (int i = 0; i < centres.length; i++) {
            double middle = before + 0.5 * weights[i];
            if (middle >= probability) {
                double share = i == 0 ? 1 : (probability - lastMiddle) / (middle - lastMiddle);
                return i == 0 ? centres[0] : centres[i - 1] + share * (centres[i] - centres[i - 1]);
            }
            before += weights[i];
            lastMiddle = middle;
        }
        return centres[centres.length - 1];
    }

    private double ofNormals(double probability) {
        double total = Arrays.stream(weights).sum();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < centres.length; i++) {
            low = Math.min(low, centres[i] - 3 * deviations[i]);
            high = Math.max(high, centres[i] + 3 * deviations[i]);
        }
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = 0.5 * (low + high);
            double sum = 0;
            for (int i = 0; i < centres.length; i++) {
                sum += weights[i] * NORMAL.cumulativeProbability((middle - centres[i]) / deviations[i]);
            }
            if (sum < probability * total) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
