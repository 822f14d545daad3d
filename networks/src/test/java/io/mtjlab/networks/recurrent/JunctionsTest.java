package io.mtjlab.networks.recurrent;

import java.util.Optional;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.device.NeuronHardware;
import io.mtjlab.networks.neuron.SigmoidNeuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class JunctionsTest {

    private static final int MANY = 20_000;
    private static final SigmoidNeuron MEASURED = SigmoidNeuron.of(1.5, 22.6, "measured");

    /** What the answers are normalised by: 1 - 2/(1 + e^2). */
    private static final double RANGE = 1 - 2 / (1 + Math.exp(2));

    private final RandomStreams streams = RandomStreams.of(5);

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -0.2, 0, 0.3})
    void an_average_over_answers_scatters_binomially_about_the_switching_probability(double state) {
        Junctions junctions = junctions(new NeuronHardware(Optional.empty(), 0, 0), 1, 400);
        SummaryStatistics seen = new SummaryStatistics();
        for (int i = 0; i < MANY; i++) {
            seen.addValue(junctions.answer(0, state));
        }
        double p = 1 / (1 + Math.exp(-4 * state));
        double deviation = Math.sqrt(p * (1 - p) / 400) / RANGE;
        assertThat(seen.getMean()).isCloseTo((p - 0.5) / RANGE, within(5 * deviation / Math.sqrt(MANY)));
        assertThat(seen.getStandardDeviation()).isCloseTo(deviation, within(0.03 * deviation));
    }

    /** At the nominal beta a junction is off the middle by alpha (beta - beta_i)/4 of the range, to first order. */
    @Test
    void junctions_differ_as_much_as_the_card_says() {
        double betaSpread = 0.05;
        Junctions junctions = junctions(new NeuronHardware(Optional.empty(), 0.02, betaSpread), MANY, 1e12);
        SummaryStatistics seen = new SummaryStatistics();
        for (int i = 0; i < MANY; i++) {
            seen.addValue(junctions.answer(i, 0));
        }
        double expected = 0.25 * MEASURED.alphaPerOersted() * betaSpread / RANGE;
        assertThat(seen.getStandardDeviation()).isCloseTo(expected, within(0.03 * expected));
        assertThat(seen.getMean()).isCloseTo(0, within(5 * expected / Math.sqrt(MANY)));
    }

    @Test
    void junctions_that_are_alike_answer_alike_and_always_the_same() {
        Junctions junctions = Junctions.of(Device.SURROGATE, 3, streams);
        assertThat(junctions.answer(0, 0.1)).isEqualTo(junctions.answer(2, 0.1)).isEqualTo(junctions.answer(0, 0.1));
    }

    @Test
    void an_average_over_nothing_is_refused() {
        assertThatThrownBy(() -> Device.stochastic(MEASURED, NeuronHardware.LUO_2023, 0))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at least 1");
    }

    private Junctions junctions(NeuronHardware hardware, int size, double answers) {
        return Junctions.of(Device.stochastic(MEASURED, hardware, answers), size, streams);
    }
}
