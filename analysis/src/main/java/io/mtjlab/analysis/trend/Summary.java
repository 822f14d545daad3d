package io.mtjlab.analysis.trend;

import java.util.Arrays;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.StatUtils;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/** Median and spread of devices made alike. */
public final class Summary {

    private static final double TAIL_68 = 0.15865525393145707;
    private static final double TAIL_95 = 0.025;

    private final String unit;
    private final double[] sorted;

    /** @param values of the devices, shape [n] */
    public Summary(double[] values, String unit) {
        this.unit = unit;
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** Its intervals are between order statistics, whatever the law; open where there are too few devices for one. */
    public Outcome median(String name) {
        int n = sorted.length;
        if (n == 0) {
            return Undetermined.because(name, unit, "no device has a value");
        }
        double middle = 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
        Interval at68 = between(TAIL_68);
        Interval at95 = between(TAIL_95);
        return new Estimate(
                name, unit, middle, at68.isFinite() ? at68.width() / 2 : Double.NaN, at68, at95, "order statistics");
    }

    /** From the k-th smallest to the k-th largest, k as large as leaves at most {@code tail} beyond each. */
    private Interval between(double tail) {
        int n = sorted.length;
        BinomialDistribution coin = new BinomialDistribution(null, n, 0.5);
        int k = 0;
        while (k < n / 2 && coin.cumulativeProbability(k) <= tail) {
            k++;
        }
        return k == 0 ? Interval.EVERYTHING : new Interval(sorted[k - 1], sorted[n - k]);
    }

    /** Standard deviation from device to device, measurement included; its intervals are those of a normal law. */
    public Outcome spread(String name) {
        int n = sorted.length;
        if (n < 2) {
            return Undetermined.because(name, unit, n + " devices have no spread; at least 2 are needed");
        }
        double deviation = Math.sqrt(StatUtils.variance(sorted));
        ChiSquaredDistribution law = new ChiSquaredDistribution(n - 1.0);
        return new Estimate(
                name,
                unit,
                deviation,
                deviation / Math.sqrt(2 * (n - 1.0)),
                interval(law, n, deviation, TAIL_68),
                interval(law, n, deviation, TAIL_95),
                "chi square");
    }

    private static Interval interval(ChiSquaredDistribution law, int n, double deviation, double tail) {
        return new Interval(
                deviation * Math.sqrt((n - 1) / law.inverseCumulativeProbability(1 - tail)),
                deviation * Math.sqrt((n - 1) / law.inverseCumulativeProbability(tail)));
    }
}
