package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.StepResponse;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.simulation.Beginning;
import io.mtjlab.simulators.physics.simulation.MacrospinSimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Case 14: the resistance with which the element of Zheng et al. (2020) answers a step of its current. */
class Case14ZhengTest {

    @ParameterizedTest
    @CsvSource({"0.8, 114.00, 1e-9", "0.9, 129.31, 0.005", "1.0, 145.00, 1e-9"})
    void the_surrogate_is_exact_at_the_two_ends(double current, double ohms, double tolerance) {
        assertThat(StepResponse.ohms(current * 1e10)).isCloseTo(ohms, within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"0.8, 114.88", "0.9, 129.87", "1.0, 145.00"})
    void the_macrospin_answers_within_50_milliohm(double current, double ohms) {
        var result = new MacrospinSimulation(
                        MacrospinPresets.zheng2020(),
                        Stimulus.NONE.withPillarCurrent(current * 1e10),
                        1.5e-9,
                        0.1e-12,
                        Beginning.REST,
                        Integrator.RUNGE_KUTTA,
                        1)
                .run(share -> {});
        assertThat(result.metrics().get("response_ohms")).isCloseTo(ohms, within(0.05));
    }
}
