package io.mtjlab.networks.neuron;

import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NeuronTest {

    @Test
    void answers_one_half_at_beta_and_e_over_one_plus_e_one_over_alpha_further() {
        SigmoidNeuron neuron = SigmoidNeuron.of(1.5, 22.6, "test");
        assertThat(neuron.probability(22.6)).isEqualTo(0.5);
        assertThat(neuron.probability(22.6 + 1 / 1.5)).isCloseTo(Math.E / (1 + Math.E), within(1e-12));
        assertThat(new BernoulliNeuron(neuron).probability(22.6)).isEqualTo(0.5);
    }

    @Test
    void refuses_a_sigmoid_that_does_not_rise() {
        assertThatThrownBy(() -> SigmoidNeuron.of(0, 22, "test"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("alpha")
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> SigmoidNeuron.of(Double.NaN, 22, "test")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void interpolates_between_measured_microwave_powers() {
        RfResponse response = new RfResponse(
                List.of(
                        new RfResponse.Level(OptionalDouble.of(-15), 1.5, 22.0),
                        new RfResponse.Level(OptionalDouble.empty(), 0.7, 28.0)),
                "test");
        assertThat(response.alphaPerOersted(0)).isEqualTo(0.7);
        assertThat(response.alphaPerOersted(0.5)).isCloseTo(1.1, within(1e-12));
        assertThat(response.betaOersted(1)).isCloseTo(22.0, within(1e-12));
        assertThat(response.betaSlope(0.3)).isCloseTo(-6, within(1e-12));
    }
}
