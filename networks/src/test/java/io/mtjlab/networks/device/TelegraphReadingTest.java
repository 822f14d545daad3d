package io.mtjlab.networks.device;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TelegraphReadingTest {

    @Test
    void a_neuron_is_read_where_the_card_has_it_nearest_to_balance() {
        DeviceCard card =
                measured(measured(measured(DeviceCard.forDevice("W1"), 16, 0.001, 1.5), 27, 0.05, 0.09), 35, 1, 0.004);
        TelegraphReading reading = TelegraphReading.of(card).orElseThrow();
        assertThat(reading.secondsBetween()).isCloseTo(0.14, within(1e-12));
        assertThat(reading.ohms()).isCloseTo(211, within(1e-9));
        // 10 uA on 211 ohm for 140 ms
        assertThat(reading.answer().joules()).isCloseTo(1e-10 * 211 * 0.14, within(1e-20));
    }

    @Test
    void a_card_without_dwell_times_tells_nothing() {
        assertThat(TelegraphReading.of(DeviceCard.forDevice("W2"))).isEmpty();
    }

    private static DeviceCard measured(DeviceCard card, double oersted, double secondsInP, double secondsInAp) {
        return card.with(parameter("telegraph.R_P", "ohm", 184, oersted))
                .with(parameter("telegraph.R_AP", "ohm", 238, oersted))
                .with(parameter("telegraph.tau_P", "s", secondsInP, oersted))
                .with(parameter("telegraph.tau_AP", "s", secondsInAp, oersted));
    }

    private static CardParameter parameter(String name, String unit, double value, double oersted) {
        UncertaintyBudget budget = UncertaintyBudget.of(Estimate.normal(name, unit, value, 0.01 * value));
        return CardParameter.of(
                name, unit, budget, Conditions.of(Map.of("field_oersted", oersted)), Provenance.simulated("test"));
    }
}
