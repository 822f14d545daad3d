package io.mtjlab.simulators.physics.simulation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects numbers by name; what is not a number has no place among them. */
final class Metrics {

    private final Map<String, Double> values = new LinkedHashMap<>();

    Metrics put(String name, double value) {
        if (Double.isFinite(value)) {
            values.put(name, value);
        }
        return this;
    }

    Map<String, Double> values() {
        return values;
    }

    /** The mean, summed from the first value on, so that equal values have a mean and a deviation without rounding. */
    static double mean(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (double v : values) {
            sum += v - values[0];
        }
        return values[0] + sum / values.length;
    }

    /** Standard deviation of a sample; not a number for fewer than two. */
    static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }
}
