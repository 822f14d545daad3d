package io.mtjlab.simulators.physics.simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Presets of Zheng et al. (2020) and Rodrigues et al. (2023) against independent simulations. */
class PaperNeuronsTest {

    private static double rate(String preset, double current, Start start, long seed) {
        return new NeuronSimulation(MacrospinPresets.named(preset), current * 1e10, 400e-9, 1e-12, start, seed)
                .run(share -> {})
                .metrics()
                .get("rate_hz");
    }

    @ParameterizedTest
    @CsvSource({"2.0, 1.05, .09", "2.2, .61, .04", "2.4, .22, .09"})
    void hh_b_fires_slower_the_higher_the_current(double current, double gigahertz, double spread) {
        int seeds = 6;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            double rate = rate("HH-B", current, Start.REST, seed) * 1e-9;
            sum += rate;
            squares += rate * rate;
        }
        double mean = sum / seeds;
        double variance = (squares - seeds * mean * mean) / (seeds - 1);
        double error = Math.sqrt(variance / seeds + spread * spread / 3);
        assertThat(mean).isCloseTo(gigahertz, within(3 * error));
    }

    @ParameterizedTest
    @CsvSource({"1.8", "3.0"})
    void hh_b_is_silent_below_and_above(double current) {
        assertThat(rate("HH-B", current, Start.REST, 1)).isZero();
    }

    @Test
    void hh_a_fires_at_2_42_gigahertz_and_is_locked_above() {
        assertThat(rate("HH-A", 2.0, Start.REST, 11)).isCloseTo(2.42e9, within(0.0242e9));
        assertThat(rate("HH-A", 2.6, Start.LOCKED, 1)).isZero();
    }

    @Test
    void hh_a_locked_stays_silent_at_the_bias_and_fires_when_a_pulse_lowers_the_current() {
        assertThat(rate("HH-A", 2.5, Start.LOCKED, 2)).isZero();
        assertThat(rate("HH-A", 2.3, Start.LOCKED, 2)).isGreaterThan(2e9);
    }

    @Test
    void hh_a_begins_to_fire_between_5_and_6e9() {
        assertThat(rate("HH-A", 0.5, Start.REST, 3)).isZero();
        assertThat(rate("HH-A", 0.6, Start.REST, 3)).isGreaterThan(4e9);
    }

    @Test
    void hh_b_020_from_the_high_current_state_fires_in_every_quarter_of_100_ns() {
        var result = new NeuronSimulation(MacrospinPresets.rodriguesB020(), 1.8e10, 100e-9, 1e-12, Start.LOCKED, 4)
                .run(share -> {});
        assertThat(result.metrics().get("rate_hz")).isBetween(1.2e9, 1.7e9);
        assertThat(result.metrics().get("spikes")).isBetween(120.0, 170.0);
    }

    @ParameterizedTest
    @CsvSource({"0.8, 114.88", "0.9, 129.87", "1.0, 145.00"})
    void zheng_s_element_answers_a_current_step_with_its_resistance(double current, double ohms) {
        var result = new MacrospinSimulation(
                        MacrospinPresets.zheng2020(),
                        Stimulus.NONE.withPillarCurrent(current * 1e10),
                        1.5e-9,
                        0.1e-12,
                        0,
                        Start.REST,
                        1)
                .run(share -> {});
        assertThat(result.metrics().get("response_ohms")).isCloseTo(ohms, within(0.05));
    }

    @Test
    void luo_s_layer_rings_at_its_resonance_with_its_width() {
        var result = new MacrospinSimulation(
                        MacrospinPresets.luo2023().withKelvin(0),
                        Stimulus.NONE.withField(new Vec3(0, 30e-4, 0)),
                        100e-9,
                        1e-12,
                        0.5,
                        Start.REST,
                        1)
                .run(share -> {});
        // Kittel: 1890 MHz and 228 MHz; damping takes 1 - (width/frequency)^2/8 off the ringing
        assertThat(result.metrics().get("frequency_hz")).isCloseTo(1890e6, within(0.01 * 1890e6));
        assertThat(result.metrics().get("linewidth_hz")).isCloseTo(228e6, within(0.05 * 228e6));
    }

    @Test
    void the_same_seed_gives_the_same_table() {
        var a = new NeuronSimulation(MacrospinPresets.rodriguesB(), 2e10, 20e-9, 1e-12, Start.REST, 9).run(s -> {});
        var b = new NeuronSimulation(MacrospinPresets.rodriguesB(), 2e10, 20e-9, 1e-12, Start.REST, 9).run(s -> {});
        assertThat(a.table().rows()).hasSameSizeAs(b.table().rows());
        assertThat(a.table().column("mx")).isEqualTo(b.table().column("mx"));
        assertThat(a.metrics()).isEqualTo(b.metrics());
    }
}
