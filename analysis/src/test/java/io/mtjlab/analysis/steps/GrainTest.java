package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Readings of a converter whose step is no finer than the noise of one. */
class GrainTest {

    private static final long SEED = 4;
    private static final int N = 400;

    private final ZigguratSampler.NormalizedGaussian normal =
            ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(SEED).stream("grain"));

    /** Two levels with noise of one, as a converter of this step gives them. */
    private double[] readings(double low, double high, double step) {
        return IntStream.range(0, N)
                .mapToDouble(i -> (i < N / 2 ? low : high) + normal.sample())
                .map(v -> step * Math.round(v / step))
                .toArray();
    }

    private static Sweep sweep(double[] y) {
        return new Sweep(true, IntStream.range(0, y.length).asDoubleStream().toArray(), y);
    }

    @Test
    void the_step_is_found_where_it_matters() {
        assertThat(Grain.of(List.of(readings(0, 50, 4)))).isCloseTo(4, within(1e-9));
        assertThat(Grain.of(List.of(readings(0, 50, 0.01)))).isZero();
    }

    @Test
    void readings_without_noise_are_not_coarse() {
        double[] loop = new double[N];
        Arrays.fill(loop, N / 4, N / 2, 7);
        assertThat(Grain.of(List.of(loop))).isZero();
        assertThat(new Staircase(List.of(sweep(loop))).levelCount()).isEqualTo(2);
    }

    /** Sheppard: rounding adds a twelfth of the square of its step to the variance. */
    @Test
    void rounding_adds_to_the_noise_what_it_should() {
        for (double step : new double[] {1, 2, 4}) {
            assertThat(Robust.noise(List.of(readings(1, 1, step))))
                    .as("step %s, seed %d", step, SEED)
                    .isCloseTo(Math.sqrt(1 + step * step / 12), within(0.2));
        }
    }

    @Test
    void coarse_readings_make_no_levels_and_leave_half_a_step_open() {
        for (int k = 0; k < 30; k++) {
            double low = 100 + 0.13 * k;
            Staircase found = new Staircase(List.of(sweep(readings(low, low + 30, 4))));
            assertThat(found.levelCount()).as("loop %d, seed %d", k, SEED).isEqualTo(2);
            double error = found.level(0, "level", "ohm").standardError();
            assertThat(error).as("loop %d, seed %d", k, SEED).isBetween(0.05, 4 / Math.sqrt(12) + 0.2);
            assertThat(Math.abs(found.level(0) - low)).isLessThan(4 * error);
        }
    }
}
