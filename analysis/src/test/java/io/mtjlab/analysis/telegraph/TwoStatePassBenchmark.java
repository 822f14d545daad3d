package io.mtjlab.analysis.telegraph;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.mtjlab.analysis.Beside;
import io.mtjlab.base.random.RandomStreams;

/** Readings that one expectation step there and back goes through, of a trace that does not fit into the caches. */
@State(Scope.Thread)
public class TwoStatePassBenchmark {

    private static final int READINGS = 1_000_000;
    private static final float[] NOT_KEPT = {};

    private final Levels levels = new Levels(184, 238, 0, 0, 9, 1e-3, 0, new double[0]);
    private float[] ohms = {};
    private TwoStatePass pass = new TwoStatePass(new Readings(trace(3)));

    @Setup
    public void simulate() {
        Readings readings = new Readings(trace(READINGS));
        ohms = readings.ohms();
        pass = new TwoStatePass(readings);
    }

    private static TelegraphTrace trace(int n) {
        UniformRandomProvider random = RandomStreams.of(1).stream("telegraph-benchmark");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] seconds = new double[n];
        double[] ohms = new double[n];
        boolean inP = true;
        for (int i = 0; i < n; i++) {
            inP ^= random.nextDouble() < 0.05;
            seconds[i] = i * 1e-3;
            ohms[i] = (inP ? 184 : 238) + 9 * normal.sample();
        }
        return TelegraphTrace.ofOhms(seconds, ohms);
    }

    @Benchmark
    @OperationsPerInvocation(READINGS)
    @Beside("asked for: 20,000,000; numba, whole two-state fits: 250,000")
    public double smooth() {
        return pass.smooth(ohms, levels, 0, Math.log(100), NOT_KEPT).weight(true);
    }

    @Benchmark
    @OperationsPerInvocation(READINGS)
    @Beside("the readings summed: bare memory")
    public float bareMemory() {
        float sum = 0;
        for (float value : ohms) {
            sum += value;
        }
        return sum;
    }
}
