package io.mtjlab.simulators.physics.spiking;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;

import static org.assertj.core.api.Assertions.assertThat;

/** Two neurons that feed two others: Rodrigues et al. (2023), fig. 5(a). */
class CoupledNeuronsTest {

    private static CoupledNeurons after60Nanoseconds(double first, double second) {
        CoupledNeurons neurons = new CoupledNeurons(
                MacrospinPresets.rodriguesB020(),
                Coupling.TWO_INPUTS,
                new double[] {first, second},
                new double[][] {{1, 0.2}, {0.2, 1}},
                1e-12,
                RandomStreams.of(8));
        for (int i = 0; i < 60_000; i++) {
            neurons.advance();
        }
        return neurons;
    }

    @Test
    void the_output_with_the_strong_weight_to_the_firing_input_fires_and_the_other_is_silent() {
        CoupledNeurons first = after60Nanoseconds(1.8e10, 3.2e10);
        assertThat(first.spikes(0)).isGreaterThan(60);
        assertThat(first.spikes(1)).isLessThan(3);
        assertThat(first.spikes(2)).isGreaterThan(30);
        assertThat(first.spikes(3)).isLessThan(3);
        CoupledNeurons second = after60Nanoseconds(3.2e10, 1.8e10);
        assertThat(second.spikes(2)).isLessThan(3);
        assertThat(second.spikes(3)).isGreaterThan(30);
    }

    @Test
    void an_output_s_current_follows_the_spikes_of_its_inputs_and_another_output_s_spike_holds_it_back() {
        Coupling coupling = Coupling.TWO_INPUTS;
        assertThat(coupling.amperesPerSquareMetre(0, false)).isEqualTo(3.2e10);
        assertThat(coupling.amperesPerSquareMetre(5, false)).isEqualTo(2.2e10);
        assertThat(coupling.amperesPerSquareMetre(5, true)).isEqualTo(3.1e10);
        assertThat(coupling.amperesPerSquareMetre(100, false)).isEqualTo(1.4e10);
    }
}
