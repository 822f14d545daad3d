package io.mtjlab.simulators.twin.lockin;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** What a unit of work hears depends on the unit, and on when it listens. */
class OutputNoiseTest {

    private static final double DENSITY = 6e-9;
    private static final double TAU_SECONDS = 0.1;

    private final RandomStreams unit = RandomStreams.of(7).child("stfmr/H=30");

    @Test
    void a_unit_hears_the_same_noise_whatever_was_heard_and_set_before_it() {
        OutputNoise fresh = new OutputNoise(RandomStreams.of(1), DENSITY, TAU_SECONDS);
        OutputNoise used = new OutputNoise(RandomStreams.of(1), 2 * DENSITY, 3 * TAU_SECONDS);
        used.xAt(400_000_000L, 4);
        used.begin(unit);
        used.becomes(DENSITY, TAU_SECONDS, 700_000_000L);
        fresh.begin(unit);

        long later = 5_000_000_000L;
        for (long nanos : new long[] {1_000_000_000L, 1_130_000_000L, 3_000_000_000L}) {
            assertThat(used.xAt(later + nanos, 4)).isEqualTo(fresh.xAt(nanos, 4));
            assertThat(used.yAt(later + nanos, 2)).isEqualTo(fresh.yAt(nanos, 2));
        }
    }

    @Test
    void two_looks_far_apart_are_independent_and_as_large_as_the_density_says() {
        OutputNoise noise = new OutputNoise(unit, DENSITY, TAU_SECONDS);
        double squares = 0;
        double products = 0;
        double last = 0;
        int looks = 4000;
        for (int i = 0; i < looks; i++) {
            double volts = noise.xAt((i + 1) * 10_000_000_000L, 1);
            squares += volts * volts;
            products += volts * last;
            last = volts;
        }
        // One pole of time constant tau passes a bandwidth of 1 / (4 tau).
        double variance = DENSITY * DENSITY / (4 * TAU_SECONDS);
        assertThat(squares / looks / variance).isBetween(0.9, 1.1); // 4.5 standard errors
        assertThat(Math.abs(products / looks / variance)).isLessThan(0.07);
    }
}
