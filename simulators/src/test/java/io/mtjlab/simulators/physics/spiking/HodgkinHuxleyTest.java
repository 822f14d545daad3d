package io.mtjlab.simulators.physics.spiking;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HodgkinHuxleyTest {

    private static final double STEP = 10e-6;

    private static int spikes(double amperesPerSquareMetre, double seconds) {
        HodgkinHuxley axon = new HodgkinHuxley();
        int spikes = 0;
        for (int i = 0; i < Math.round(seconds / STEP); i++) {
            double before = axon.millivolts();
            axon.advance(amperesPerSquareMetre, STEP);
            spikes += before < 0 && axon.millivolts() >= 0 ? 1 : 0;
        }
        return spikes;
    }

    @Test
    void rests_at_minus_65_millivolts() {
        HodgkinHuxley axon = new HodgkinHuxley();
        for (int i = 0; i < 10_000; i++) {
            axon.advance(0, STEP);
        }
        assertThat(axon.millivolts()).isCloseTo(-65, within(0.01));
    }

    @Test
    void fires_once_at_5_and_again_and_again_at_10_and_20_microamperes_per_square_centimetre() {
        // 400 ms by an adaptive method of order 8 at 1e-10: 1, 28 and 35 spikes
        assertThat(spikes(0.05, 0.4)).isEqualTo(1);
        assertThat(spikes(0.10, 0.4)).isEqualTo(28);
        assertThat(spikes(0.20, 0.4)).isEqualTo(35);
    }

    @Test
    void halving_the_step_changes_the_potential_by_less_than_a_microvolt() {
        HodgkinHuxley coarse = new HodgkinHuxley();
        HodgkinHuxley fine = new HodgkinHuxley();
        for (int i = 0; i < 150; i++) {
            coarse.advance(0.1, STEP);
            fine.advance(0.1, STEP / 2);
            fine.advance(0.1, STEP / 2);
        }
        assertThat(coarse.millivolts()).isCloseTo(fine.millivolts(), within(1e-3));
    }
}
