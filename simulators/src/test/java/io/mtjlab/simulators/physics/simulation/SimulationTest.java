package io.mtjlab.simulators.physics.simulation;

import org.junit.jupiter.api.Test;

import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SimulationTest {

    @Test
    void hh_b_020_from_the_high_current_state_fires_in_every_quarter_of_100_ns() {
        var result = new NeuronSimulation(MacrospinPresets.rodriguesB020(), 1.8e10, 100e-9, 1e-12, Start.LOCKED, 4)
                .run(share -> {});
        assertThat(result.metrics().get("rate_hz")).isBetween(1.2e9, 1.7e9);
        assertThat(result.metrics().get("spikes")).isBetween(120.0, 170.0);
    }

    @Test
    void luo_s_layer_rings_at_its_resonance_with_its_width() {
        var result = new MacrospinSimulation(
                        MacrospinPresets.luo2023().withKelvin(0),
                        Stimulus.NONE.withField(new Vec3(0, 30e-4, 0)),
                        100e-9,
                        1e-12,
                        Beginning.tilted(0.5),
                        Integrator.RUNGE_KUTTA,
                        1)
                .run(share -> {});
        // Kittel: 1890 MHz and 228 MHz; damping takes (114/1890)^2/2 = 0.18 % off the ringing
        assertThat(result.metrics().get("frequency_hz")).isCloseTo(1886.5e6, within(0.002 * 1890e6));
        assertThat(result.metrics().get("linewidth_hz")).isCloseTo(228e6, within(0.01 * 228e6));
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
