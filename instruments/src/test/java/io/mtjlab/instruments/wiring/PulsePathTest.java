package io.mtjlab.instruments.wiring;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PulsePathTest {

    private static final double OPEN = Double.POSITIVE_INFINITY;

    private static double plateau(PulsePath path, double programmed, double load, double series, double junction) {
        return path.at(PulseSetting.of(0, programmed, 10e-9, load), series, junction)
                .plateauVolts();
    }

    @Test
    void a_pulse_calibrated_for_fifty_ohm_is_twice_as_high_at_an_open_junction() {
        assertThat(plateau(PulsePath.IDEAL, 0.48, 50, 6.2, OPEN)).isCloseTo(0.96, within(1e-15));
        assertThat(plateau(PulsePath.IDEAL, 0.48, 50, 0, 50)).isCloseTo(0.48, within(1e-15));
        assertThat(plateau(PulsePath.IDEAL, 0.48, OPEN, 6.2, OPEN)).isCloseTo(0.48, within(1e-15));
    }

    @Test
    void a_high_ohmic_junction_divides_the_open_voltage_with_source_and_leads() {
        assertThat(plateau(PulsePath.IDEAL, 0.5, 50, 6.2, 1000)).isCloseTo(1000 / 1056.2, within(1e-15));
    }

    @Test
    void a_termination_at_the_device_takes_the_doubling_away() {
        PulsePath terminated = new PulsePath(50, 0, 50, OPEN);
        // 50 || (6.2 + 1000) = 47.632 ohm behind 50 ohm, then 1000 / 1006.2 of it.
        double z = 50 * 1006.2 / 1056.2;
        assertThat(plateau(terminated, 0.5, 50, 6.2, 1000)).isCloseTo(z / (50 + z) * 1000 / 1006.2, within(1e-15));
        assertThat(plateau(terminated, 0.5, 50, 0, OPEN)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void the_loss_of_a_matched_line_scales_its_open_voltage() {
        PulsePath lossy = new PulsePath(50, 20 * Math.log10(2), OPEN, OPEN);
        assertThat(plateau(lossy, 0.5, 50, 0, OPEN)).isCloseTo(0.5, within(1e-14));
        assertThat(plateau(lossy, 0.5, 50, 0, 150)).isCloseTo(0.5 * 150 / 200, within(1e-14));
    }

    @Test
    void without_a_bandwidth_width_and_edges_are_those_programmed() {
        var seen = PulsePath.IDEAL.at(PulseSetting.of(-0.1, 0.4, 12e-9, 50).withEdges(2e-9, 4e-9), 6.2, 1000);
        assertThat(seen.widthSeconds()).isCloseTo(12e-9, within(1e-18));
        assertThat(seen.riseSeconds()).isCloseTo(2e-9, within(1e-18));
        assertThat(seen.fallSeconds()).isCloseTo(4e-9, within(1e-18));
        assertThat(seen.peakVolts()).isCloseTo(seen.plateauVolts(), within(1e-15));
        assertThat(seen.baseVolts()).isCloseTo(-0.2 * 1000 / 1056.2, within(1e-15));
    }

    @Test
    void one_pole_rises_in_ln_nine_time_constants_and_keeps_the_width_of_a_long_pulse() {
        double bandwidth = 1e9;
        double tau = 1 / (2 * Math.PI * bandwidth);
        var seen = new PulsePath(50, 0, OPEN, bandwidth).at(PulseSetting.of(0, 0.5, 20e-9, 50), 0, OPEN);
        assertThat(seen.riseSeconds()).isCloseTo(Math.log(9) * tau, within(1e-15));
        assertThat(seen.fallSeconds()).isCloseTo(Math.log(9) * tau, within(1e-15));
        assertThat(seen.widthSeconds()).isCloseTo(20e-9, within(1e-15));
        assertThat(seen.peakVolts()).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void a_pulse_shorter_than_the_pole_does_not_reach_its_plateau() {
        double bandwidth = 1e9;
        double tau = 1 / (2 * Math.PI * bandwidth);
        double width = 0.5 * tau;
        var seen = new PulsePath(50, 0, OPEN, bandwidth).at(PulseSetting.of(0, 0.5, width, 50), 0, OPEN);
        double peak = 1 - Math.exp(-width / tau);
        assertThat(seen.peakVolts()).isCloseTo(peak, within(1e-12));
        // Half of the peak is crossed on the way up at -tau ln(1 - peak/2), on the way down tau ln 2 after the end.
        double halfWidth = width + tau * Math.log(2) + tau * Math.log(1 - peak / 2);
        assertThat(seen.widthSeconds()).isCloseTo(halfWidth, within(1e-18));
    }

    @Test
    void edges_behind_a_pole_agree_with_a_step_by_step_integration() {
        double bandwidth = 200e6;
        double tau = 1 / (2 * Math.PI * bandwidth);
        PulseSetting pulse = PulseSetting.of(0, 0.5, 3e-9, 50).withEdges(1.6e-9, 0.8e-9);
        var seen = new PulsePath(50, 0, OPEN, bandwidth).at(pulse, 0, OPEN);
        double step = 2e-14;
        double volts = 0;
        double peak = 0;
        for (double t = 0; t < 8e-9; t += step) {
            // Full edges of 2 ns and 1 ns, half of each within the width: falls from 3 + 1 - 0.5 ns to 4.5 ns.
            double input = Math.min(Math.min(t / 2e-9, 1), Math.max(0, (4.5e-9 - t) / 1e-9));
            volts += (input - volts) * step / tau;
            peak = Math.max(peak, volts);
        }
        assertThat(seen.peakVolts()).isCloseTo(peak, within(5e-5));
        assertThat(seen.peakVolts()).isLessThan(0.999);
    }
}
