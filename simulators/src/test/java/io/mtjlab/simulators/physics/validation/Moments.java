package io.mtjlab.simulators.physics.validation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Mean and deviation of what an observable shows. */
record Moments(double mean, double deviation) {

    static Moments of(double[] values, DoubleUnaryOperator observable) {
        double mean = Arrays.stream(values).map(observable).average().orElseThrow();
        double square = Arrays.stream(values)
                .map(observable)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        return new Moments(mean, Math.sqrt(square));
    }

    /** Integrated autocorrelation time in samples, summed over a window of six times itself. */
    static double correlationTime(double[] values, DoubleUnaryOperator observable) {
        Moments moments = of(values, observable);
        double sum = 0.5;
        for (int lag = 1; lag < values.length / 10 && lag < 6 * sum; lag++) {
            sum += correlation(values, observable, moments, lag);
        }
        return sum;
    }

    static double correlation(double[] values, DoubleUnaryOperator observable, Moments moments, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (observable.applyAsDouble(values[i]) - moments.mean)
                    * (observable.applyAsDouble(values[i - lag]) - moments.mean);
        }
        return sum / (values.length - lag) / (moments.deviation * moments.deviation);
    }
}
