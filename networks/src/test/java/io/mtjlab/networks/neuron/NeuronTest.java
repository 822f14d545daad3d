package io.mtjlab.networks.neuron;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Estimate;
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

    @Test
    void takes_the_response_from_a_device_card() {
        DeviceCard card = DeviceCard.forDevice("W1")
                .with(parameter("sigmoid.alpha", "1/Oe", 1.5, Map.of("rf_dbm", -15.0)))
                .with(parameter("sigmoid.beta", "Oe", 22.6, Map.of("rf_dbm", -15.0)))
                .with(parameter("sigmoid.alpha", "1/Oe", 0.69, Map.of("rf_dbm", "off")))
                .with(parameter("sigmoid.beta", "Oe", 27.8, Map.of("rf_dbm", "off")));
        RfResponse response = RfResponse.of(card);
        assertThat(response.alphaPerOersted(0)).isEqualTo(0.69);
        assertThat(response.betaOersted(response.lastPosition())).isCloseTo(22.6, within(1e-12));
        assertThatThrownBy(() -> RfResponse.of(DeviceCard.forDevice("W2")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("W2");
    }

    private static CardParameter parameter(String name, String unit, double value, Map<String, ?> conditions) {
        UncertaintyBudget budget = UncertaintyBudget.of(Estimate.normal(name, unit, value, 0.01));
        return CardParameter.of(name, unit, budget, Conditions.of(conditions), Provenance.simulated("test"));
    }
}
