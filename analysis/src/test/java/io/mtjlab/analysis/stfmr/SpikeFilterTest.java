package io.mtjlab.analysis.stfmr;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

class SpikeFilterTest {

    /** A slow wave in noise of one unit. */
    private static double[] wave() {
        var normal = ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(3).stream("wave"));
        double[] volts = new double[60];
        for (int i = 0; i < volts.length; i++) {
            volts[i] = 5 * Math.sin(0.1 * i) + normal.sample();
        }
        return volts;
    }

    @Test
    void points_that_follow_their_neighbours_are_calm() {
        assertThat(SpikeFilter.calm(wave()).cardinality()).isEqualTo(60);
    }

    @Test
    void single_and_double_spikes_stand_out_and_their_neighbours_do_not() {
        double[] volts = wave();
        volts[0] += 80;
        volts[20] -= 80;
        volts[40] += 80;
        volts[41] += 80;
        var calm = SpikeFilter.calm(volts);
        assertThat(calm.cardinality()).isEqualTo(56);
        for (int spike : new int[] {0, 20, 40, 41}) {
            assertThat(calm.get(spike)).as("point %d", spike).isFalse();
        }
    }

    @Test
    void a_spike_stands_out_on_a_steep_smooth_slope() {
        double[] volts = new double[60];
        for (int i = 0; i < volts.length; i++) {
            volts[i] = 300 * i + 2 * (i - 30) * (i - 30) + wave()[i];
        }
        volts[25] += 200;
        var calm = SpikeFilter.calm(volts);
        assertThat(calm.get(25)).isFalse();
        assertThat(calm.cardinality()).isEqualTo(59);
    }

    @Test
    void constant_readings_have_no_spikes_to_tell() {
        assertThat(SpikeFilter.calm(new double[] {2, 2, 2, 2, 9, 2, 2}).cardinality())
                .isEqualTo(7);
    }
}
