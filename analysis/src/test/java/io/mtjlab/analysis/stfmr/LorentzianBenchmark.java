package io.mtjlab.analysis.stfmr;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.mtjlab.analysis.Beside;
import io.mtjlab.analysis.fit.BatchLevenbergMarquardt;
import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.base.random.RandomStreams;

/** Five parameters on 400 points, from a start a quarter of a width beside the peak with wrong amplitudes. */
@State(Scope.Thread)
public class LorentzianBenchmark {

    private static final double[] TRUTH = {1.9e9, 200e6, 12e-6, -7e-6, 0.5e-6};
    private static final double[] START = {1.95e9, 260e6, 8e-6, -3e-6, 0};

    private double[] hertz;
    private double[] volts;
    private LineShape shape;
    private OnePeakEquations equations;
    private BatchLevenbergMarquardt search;
    private final double[] p = new double[5];
    private final double[] normal = new double[25];
    private final double[] gradient = new double[5];
    private final double[] covariance = new double[25];

    @Setup
    public void simulate() {
        UniformRandomProvider random = RandomStreams.of(1).stream("lorentzian-benchmark");
        ZigguratSampler.NormalizedGaussian normalLaw = ZigguratSampler.NormalizedGaussian.of(random);
        hertz = new double[400];
        volts = new double[400];
        for (int i = 0; i < hertz.length; i++) {
            hertz[i] = 1e9 + i * 4.5e6;
        }
        shape = new LineShape(1, false, new Spectrum(hertz, volts));
        for (int i = 0; i < hertz.length; i++) {
            volts[i] = shape.value(hertz[i], TRUTH) + 0.5e-6 * normalLaw.sample();
        }
        equations = new OnePeakEquations(hertz, volts);
        search = BatchLevenbergMarquardt.within(shape.parameters());
    }

    @Benchmark
    @Beside("asked for: 30,000; scipy curve_fit with an analytic Jacobian: 2,619; Commons Math alone: 4,102")
    public double batchFitWithCovariance() {
        System.arraycopy(START, 0, p, 0, p.length);
        double cost = search.minimise(equations, p);
        search.inverse(covariance);
        double variance = cost / (hertz.length - p.length);
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] *= variance;
        }
        return covariance[0] + p[0];
    }

    @Benchmark
    @Beside("residual, gradient and J'J in one pass; the reference had 356,647")
    public double onePass() {
        return equations.evaluate(TRUTH, normal, gradient);
    }

    @Benchmark
    @Beside("the model's values alone")
    public double bareModel() {
        double sum = 0;
        for (double f : hertz) {
            sum += shape.value(f, TRUTH);
        }
        return sum;
    }

    @Benchmark
    @Beside("the careful path with a report")
    public double carefulFit() {
        return CurveFit.of(shape)
                .startingAt(Arrays.copyOf(START, START.length))
                .fit(hertz, volts)
                .value("fr_0");
    }
}
