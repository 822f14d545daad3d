package io.mtjlab.simulators.physics.resonance;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RectificationTest {

    private final ResonanceLine line = new ResonanceLine(1890e6, 228e6);
    private final Rectification signal = new Rectification(12e-6, 3.5e-6, 0.8e-6, 31.6e-6);

    @Test
    void peaks_with_vs_at_resonance_and_falls_to_half_of_it_half_a_width_away() {
        assertThat(signal.volts(line, 1890e6, 31.6e-6)).isCloseTo(12.8e-6, within(1e-15));
        assertThat(signal.volts(line, 1890e6 - 114e6, 31.6e-6)).isCloseTo(6e-6 + 3.5e-6 + 0.8e-6, within(1e-15));
        assertThat(signal.volts(line, 1890e6 + 114e6, 31.6e-6)).isCloseTo(6e-6 - 3.5e-6 + 0.8e-6, within(1e-15));
    }

    @Test
    void is_proportional_to_power_and_only_vc_remains_far_from_resonance() {
        assertThat(signal.volts(line, 1700e6, 10e-6))
                .isCloseTo(signal.volts(line, 1700e6, 31.6e-6) * 10 / 31.6, within(1e-18));
        assertThat(signal.volts(line, 1e13, 31.6e-6)).isCloseTo(0.8e-6, within(1e-9));
    }
}
