package io.mtjlab.analysis.stfmr;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.fit.BatchLevenbergMarquardt;
import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.fit.ModelEquations;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The batch path against the careful one: same equations, same optimum, same covariance. */
class OnePeakEquationsTest {

    private static final double[] TRUTH = {1.9e9, 200e6, 12e-6, -7e-6, 0.5e-6};

    private static Spectrum spectrum(long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("one-peak");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] f = new double[150];
        double[] v = new double[150];
        for (int i = 0; i < f.length; i++) {
            f[i] = 1.2e9 + 9e6 * i;
            double x = 2 * (TRUTH[0] - f[i]) / TRUTH[1];
            v[i] = (TRUTH[2] + 2 * x * TRUTH[3]) / (1 + x * x) + TRUTH[4] + 1e-6 * normal.sample();
        }
        return new Spectrum(f, v);
    }

    @Test
    void its_eight_sums_make_the_matrix_that_the_gradients_make() {
        Spectrum data = spectrum(1);
        LineShape shape = new LineShape(1, false, data);
        double[] fast = new double[25];
        double[] plain = new double[25];
        double[] fastGradient = new double[5];
        double[] plainGradient = new double[5];
        double[] p = {1.95e9, 270e6, 3e-6, 8e-6, -1e-6};
        double cost = new OnePeakEquations(data.hertz(), data.volts()).evaluate(p, fast, fastGradient);
        assertThat(new ModelEquations(shape, data.hertz(), data.volts()).evaluate(p, plain, plainGradient))
                .isCloseTo(cost, within(1e-12 * cost));
        for (int i = 0; i < 5; i++) {
            assertThat(fastGradient[i]).isCloseTo(plainGradient[i], within(1e-10 * Math.sqrt(cost * plain[6 * i])));
            for (int j = i; j < 5; j++) {
                double scale = Math.sqrt(plain[6 * i] * plain[6 * j]);
                assertThat(fast[5 * i + j]).as(i + "," + j).isCloseTo(plain[5 * i + j], within(1e-10 * scale));
            }
        }
    }

    @Test
    void the_batch_path_ends_where_the_careful_path_does() {
        for (long seed = 1; seed <= 50; seed++) {
            Spectrum data = spectrum(seed);
            LineShape shape = new LineShape(1, false, data);
            BatchLevenbergMarquardt batch = BatchLevenbergMarquardt.within(shape.parameters());
            double[] p = {1.95e9, 260e6, 8e-6, -3e-6, 0};
            double cost = batch.minimise(new OnePeakEquations(data.hertz(), data.volts()), p);
            double[] covariance = new double[25];
            batch.inverse(covariance);
            assertThat(batch.converged() && batch.conditioned())
                    .as("seed " + seed)
                    .isTrue();
            FitResult careful = CurveFit.of(shape).startingAt(TRUTH).fit(data.hertz(), data.volts());
            double[][] expected = careful.covariance().matrix();
            for (int j = 0; j < 5; j++) {
                double error = Math.sqrt(expected[j][j]);
                assertThat(p[j])
                        .as("seed " + seed + ", " + shape.parameters().get(j).name())
                        .isCloseTo(careful.value(shape.parameters().get(j).name()), within(1e-5 * error));
                assertThat(covariance[6 * j] * cost / 145).isCloseTo(error * error, within(1e-4 * error * error));
            }
        }
    }
}
