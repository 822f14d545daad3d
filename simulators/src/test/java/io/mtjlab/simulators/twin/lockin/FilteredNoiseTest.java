package io.mtjlab.simulators.twin.lockin;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FilteredNoiseTest {

    private static final long SEED = 4;
    private static final double TAU = 0.1;
    private static final double DENSITY = 5e-9;

    private static FilteredNoise noise() {
        return new FilteredNoise(ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(SEED).stream("noise")));
    }

    /** Equivalent noise bandwidths of the SR830 manual, 3-21: 1/4, 1/8, 3/32 and 5/64 over the time constant. */
    @ParameterizedTest
    @CsvSource({"1, 0.25", "2, 0.125", "3, 0.09375", "4, 0.078125"})
    void its_power_is_density_squared_times_bandwidth(int poles, double bandwidthTau) {
        FilteredNoise noise = noise();
        int n = 40_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            noise.advance(2 * TAU, DENSITY, TAU);
            sum += noise.output(poles) * noise.output(poles);
        }
        double expected = DENSITY * DENSITY * bandwidthTau / TAU;
        assertThat(sum / n).as("seed %d", SEED).isCloseTo(expected, within(0.04 * expected));
    }

    /** Correlation over a time dt = s tau: exp(-s) for one pole, exp(-s)(1 + s) for two. */
    @Test
    void near_moments_are_correlated_however_often_one_looks() {
        FilteredNoise noise = noise();
        int n = 40_000;
        double[] products = new double[2];
        double[] squares = new double[2];
        for (int i = 0; i < n; i++) {
            noise.advance(5 * TAU, DENSITY, TAU);
            double[] before = {noise.output(1), noise.output(2)};
            noise.advance(0.3 * TAU, DENSITY, TAU);
            noise.advance(0.2 * TAU, DENSITY, TAU);
            for (int k = 0; k < 2; k++) {
                products[k] += before[k] * noise.output(k + 1);
                squares[k] += before[k] * before[k];
            }
        }
        assertThat(products[0] / squares[0]).isCloseTo(Math.exp(-0.5), within(0.02));
        assertThat(products[1] / squares[1]).isCloseTo(Math.exp(-0.5) * 1.5, within(0.02));
    }

    @Test
    void the_covariance_does_not_jump_where_its_formula_changes() {
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double below = FilteredNoise.covariance(i, j, 0.5 * (1 - 1e-9));
                double above = FilteredNoise.covariance(i, j, 0.5 * (1 + 1e-9));
                assertThat(above).isCloseTo(below, within(1e-7 * below));
            }
        }
    }
}
