package io.mtjlab.analysis.telegraph;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Against the covariance matrix of all readings, inverted as a whole. */
class FlickerNoiseTest {

    private static final int N = 200;
    private static final double POWER = 0.3;

    /** White noise of variance one, and processes of the time constants that 200 readings have: 1, 5 and 25. */
    private static RealMatrix covariance(boolean white) {
        RealMatrix c = new Array2DRowRealMatrix(N, N);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double sum = white && i == j ? 1 : 0;
                for (double time : new double[] {1, 5, 25}) {
                    sum += POWER * Math.exp(-Math.abs(i - j) / time);
                }
                c.setEntry(i, j, sum);
            }
        }
        return c;
    }

    private static float[] residuals(int seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("flicker");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] white = new double[N];
        for (int i = 0; i < N; i++) {
            white[i] = normal.sample();
        }
        double[] coloured = new CholeskyDecomposition(covariance(true)).getL().operate(white);
        float[] out = new float[N];
        for (int i = 0; i < N; i++) {
            out[i] = (float) coloured[i];
        }
        return out;
    }

    private static ArrayRealVector vector(float[] values) {
        ArrayRealVector out = new ArrayRealVector(values.length);
        for (int i = 0; i < values.length; i++) {
            out.setEntry(i, values[i]);
        }
        return out;
    }

    @Test
    void the_log_likelihood_is_that_of_the_whole_covariance_matrix() {
        float[] residuals = residuals(1);
        ArrayRealVector y = vector(residuals);
        CholeskyDecomposition whole = new CholeskyDecomposition(covariance(true));
        double squares = y.dotProduct(whole.getSolver().solve(y));
        double logDeterminant = Math.log(whole.getDeterminant());
        FlickerNoise noise = new FlickerNoise(N, POWER);
        assertThat(noise.logLikelihood(residuals))
                .isCloseTo(-0.5 * (N * Math.log(squares / N) + logDeterminant), within(0.02));
        assertThat(noise.whiteDeviation(residuals)).isCloseTo(Math.sqrt(squares / N), within(1e-3));
    }

    @Test
    void the_noise_from_the_others_is_the_conditional_mean_and_variance() {
        float[] residuals = residuals(2);
        float[] found = new FlickerNoise(N, POWER).fromOthers(residuals);
        int at = N / 2;
        // Without the reading itself: its row and column left out of the covariance.
        RealMatrix whole = covariance(true);
        int[] others =
                java.util.stream.IntStream.range(0, N).filter(i -> i != at).toArray();
        RealMatrix rest = whole.getSubMatrix(others, others);
        ArrayRealVector readings = new ArrayRealVector(N - 1);
        ArrayRealVector cross = new ArrayRealVector(N - 1);
        for (int k = 0; k < N - 1; k++) {
            readings.setEntry(k, residuals[others[k]]);
            cross.setEntry(k, covariance(false).getEntry(at, others[k]));
        }
        CholeskyDecomposition solver = new CholeskyDecomposition(rest);
        assertThat((double) found[at])
                .isCloseTo(cross.dotProduct(solver.getSolver().solve(readings)), within(2e-3));
        double variance = 3 * POWER - cross.dotProduct(solver.getSolver().solve(cross));
        assertThat(new FlickerNoise(N, POWER).varianceFromOthers()).isCloseTo(variance, within(2e-3));
    }

    @Test
    void a_reading_that_is_missing_changes_what_is_expected_by_less_than_a_tenth() {
        float[] residuals = residuals(3);
        FlickerNoise noise = new FlickerNoise(N, POWER);
        float with = noise.fromOthers(residuals)[70];
        residuals[70] = Float.NaN;
        assertThat((double) noise.fromOthers(residuals)[70]).isCloseTo(with, within(0.1));
    }
}
