package io.mtjlab.analysis.likelihood;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.distribution.NormalDistribution;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Quantiles;

/**
 * One estimate from those under several models, each with the probability of its model: the distribution is the weighted
 * sum of theirs, and its quantiles the interval (model averaging, Hoeting et al., Stat. Sci. 14, 382 (1999)). Each
 * distribution runs through the ends of its own intervals.
 */
public final class IntervalMixture {

    private static final double Z95 = Quantiles.NORMAL.at95();
    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

    /** @param weight probability of its model */
    public record Part(double weight, Estimate estimate) {}

    private final List<Part> parts;

    /** @param parts their weights add up to one */
    public IntervalMixture(List<Part> parts) {
        this.parts = parts;
    }

    /** The mean of the values, and the quantiles of the mixture. */
    public Estimate estimate(String method) {
        Estimate first = parts.get(0).estimate;
        if (parts.size() == 1) {
            return first;
        }
        double value =
                parts.stream().mapToDouble(p -> p.weight * p.estimate.value()).sum();
        Interval at68 =
                new Interval(quantile(NORMAL.cumulativeProbability(-1)), quantile(NORMAL.cumulativeProbability(1)));
        Interval at95 = new Interval(quantile(0.025), quantile(0.975));
        return new Estimate(first.name(), first.unit(), value, at68.width() / 2, at68, at95, method);
    }

    private double quantile(double probability) {
        double low = extreme(
                p -> -p.estimate.interval95().low() + p.estimate.interval95().width());
        low = -low;
        double high = extreme(
                p -> p.estimate.interval95().high() + p.estimate.interval95().width());
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            double sum = 0;
            for (Part part : parts) {
                sum += part.weight * NORMAL.cumulativeProbability(deviations(part.estimate, middle));
            }
            if (sum < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private double extreme(ToDoubleFunction<Part> of) {
        return parts.stream().mapToDouble(of).max().orElseThrow();
    }

    /** Standard deviations of {@code at} from the value: straight lines through the ends of the intervals. */
    private static double deviations(Estimate e, double at) {
        boolean above = at > e.value();
        double near = above ? e.interval68().high() : e.interval68().low();
        double far = above ? e.interval95().high() : e.interval95().low();
        double distance = Math.abs(at - e.value());
        double first = Math.abs(near - e.value());
        double second = Math.abs(far - e.value());
        double z = distance <= first
                ? distance / first
                : 1 + (Z95 - 1) * (distance - first) / Math.max(second - first, 1e-12 * second);
        return above ? z : -z;
    }
}
