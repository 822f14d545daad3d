package io.mtjlab.analysis.sigmoid;

import org.apache.commons.rng.UniformRandomProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.mtjlab.analysis.Beside;
import io.mtjlab.base.random.RandomStreams;

/** alpha and beta from 20 fields of 100 trials, with Firth's penalty and covariance. */
@State(Scope.Thread)
public class SigmoidBenchmark {

    private final double[] field = new double[20];
    private final double[] trials = new double[20];
    private final double[] switched = new double[20];
    private final BatchSigmoid batch = new BatchSigmoid();

    @Setup
    public void simulate() {
        UniformRandomProvider random = RandomStreams.of(1).stream("sigmoid-benchmark");
        for (int i = 0; i < field.length; i++) {
            field[i] = 18 + i;
            trials[i] = 100;
            for (int n = 0; n < 100; n++) {
                switched[i] += random.nextDouble() < 1 / (1 + Math.exp(-0.69 * (field[i] - 27.8))) ? 1 : 0;
            }
        }
    }

    @Benchmark
    @Beside("asked for: 500,000; scipy curve_fit: 8,162; Commons Math alone: 87,144")
    public double batchFitWithCovariance() {
        if (!batch.fit(field, trials, switched)) {
            throw new IllegalStateException("the search did not converge");
        }
        return batch.alpha() + batch.beta() + batch.varianceAlpha();
    }

    @Benchmark
    @Beside("the model's values alone")
    public double bareModel() {
        double sum = 0;
        for (double h : field) {
            sum += 1 / (1 + Math.exp(-0.69 * (h - 27.8)));
        }
        return sum;
    }
}
