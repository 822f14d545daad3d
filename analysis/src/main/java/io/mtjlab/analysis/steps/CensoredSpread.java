package io.mtjlab.analysis.steps;

import java.util.List;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * How far thresholds scatter from cycle to cycle, when each is known to lie between two readings: the standard deviation
 * of a normal law that several groups share, each around its own centre. The posterior under the prior 1/(s + step/5),
 * flat in the centres, summed on a grid; the value is its median.
 */
public final class CensoredSpread {

    private static final int SCALES = 60;
    private static final int CENTRES = 61;
    private static final double PRIOR_KNEE = 0.2;
    /** Of the correlation's series; at the smallest scale the last one is a hundredth of the first. */
    private static final int TERMS = 10;

    private CensoredSpread() {}

    /**
     * @param groups brackets of each group, at least two of them in some group
     * @return undetermined, with an upper bound, where every bracket of a group is the same
     */
    public static Outcome of(List<List<Interval>> groups, String name, String unit) {
        List<List<Interval>> told = told(groups);
        if (told.isEmpty()) {
            return Undetermined.because(name, unit, "one cycle tells no scatter");
        }
        double step = step(told);
        double[] scale = scales(told, step);
        double[] below = cumulative(told, scale, step);
        Interval at95 = new Interval(quantile(scale, below, 0.025), quantile(scale, below, 0.975));
        boolean hidden = told.stream().allMatch(g -> g.stream().distinct().count() == 1);
        if (hidden) {
            return new Undetermined(
                    name, unit, "the scatter is hidden in the step", new Interval(0, quantile(scale, below, 0.95)));
        }
        Interval at68 =
                new Interval(quantile(scale, below, 0.15865525393145707), quantile(scale, below, 0.8413447460685429));
        return new Estimate(
                name,
                unit,
                quantile(scale, below, 0.5),
                at68.width() / 2,
                at68,
                at95,
                "posterior of the interval-censored spread");
    }

    /**
     * How far what the step hides of one cycle is what it hides of another: the correlation of their distances from the
     * middles of their brackets, averaged over the posterior. For a scatter of s steps around a centre that lies anywhere it
     * is 6/pi^2 sum over k of exp(-(2 pi k s)^2)/k^2, from the Fourier series of a sawtooth: nearly 1 without scatter, 0.13
     * at a fifth of a step, nought from a half on.
     *
     * @return 0 when no group has two brackets
     */
    static double correlation(List<List<Interval>> groups) {
        List<List<Interval>> told = told(groups);
        if (told.isEmpty()) {
            return 0;
        }
        double step = step(told);
        double[] scale = scales(told, step);
        double[] below = cumulative(told, scale, step);
        double sum = 0;
        for (int i = 0; i < scale.length; i++) {
            sum += (below[i + 1] - below[i]) * correlation(scale[i] / step);
        }
        return sum / below[scale.length];
    }

    /** For a scatter of so many steps. */
    static double correlation(double scatter) {
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            sum += 6 / (Math.PI * Math.PI * k * k) * Math.exp(-Math.pow(2 * Math.PI * k * scatter, 2));
        }
        return sum;
    }

    private static List<List<Interval>> told(List<List<Interval>> groups) {
        return groups.stream().filter(g -> g.size() > 1).toList();
    }

    private static double step(List<List<Interval>> told) {
        return Robust.median(
                told.stream().flatMap(List::stream).mapToDouble(Interval::width).toArray());
    }

    private static double[] scales(List<List<Interval>> told, double step) {
        double widest = told.stream().mapToDouble(CensoredSpread::reach).max().orElse(step);
        double smallest = step / 40;
        double largest = 3 * Math.max(widest, step);
        double[] scale = new double[SCALES];
        for (int i = 0; i < SCALES; i++) {
            scale[i] = smallest * Math.pow(largest / smallest, (double) i / (SCALES - 1));
        }
        return scale;
    }

    private static double reach(List<Interval> group) {
        double low = group.stream().mapToDouble(Interval::low).min().orElse(0);
        double high = group.stream().mapToDouble(Interval::high).max().orElse(0);
        return high - low;
    }

    private static double logEvidence(List<Interval> group, double s, double step) {
        double middle = group.stream()
                .mapToDouble(i -> 0.5 * (i.low() + i.high()))
                .average()
                .orElse(0);
        double half = 0.5 * reach(group) + step + 5 * s / Math.sqrt(group.size());
        double largest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[CENTRES];
        for (int i = 0; i < CENTRES; i++) {
            double centre = middle + half * (2.0 * i / (CENTRES - 1) - 1);
            for (Interval each : group) {
                double p = Normal.between((each.low() - centre) / s, (each.high() - centre) / s);
                logs[i] += Math.log(Math.max(p, 1e-300));
            }
            largest = Math.max(largest, logs[i]);
        }
        double sum = 0;
        for (double each : logs) {
            sum += Math.exp(each - largest);
        }
        return largest + Math.log(sum * half);
    }

    /** Of the posterior of the scale, not normalised, shape [scales + 1]. */
    private static double[] cumulative(List<List<Interval>> told, double[] scale, double step) {
        double[] log = new double[scale.length];
        for (int i = 0; i < scale.length; i++) {
            log[i] = Math.log(scale[i] / (scale[i] + PRIOR_KNEE * step));
            for (List<Interval> group : told) {
                log[i] += logEvidence(group, scale[i], step);
            }
        }
        double largest = java.util.Arrays.stream(log).max().orElse(0);
        double[] below = new double[log.length + 1];
        for (int i = 0; i < log.length; i++) {
            below[i + 1] = below[i] + Math.exp(log[i] - largest);
        }
        return below;
    }

    private static double quantile(double[] scale, double[] below, double probability) {
        int n = scale.length;
        double target = probability * below[n];
        for (int i = 0; i < n; i++) {
            if (below[i + 1] >= target) {
                double ratio = scale[1] / scale[0];
                double share = (target - below[i]) / (below[i + 1] - below[i]);
                return scale[i] * Math.pow(ratio, share - 0.5);
            }
        }
        return scale[n - 1];
    }
}
