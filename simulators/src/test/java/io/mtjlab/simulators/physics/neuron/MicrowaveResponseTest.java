package io.mtjlab.simulators.physics.neuron;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MicrowaveResponseTest {

    private final MicrowaveResponse luo = NeuronPreset.luo2023().microwave();

    @ParameterizedTest
    @CsvSource({
        "-40, 0.76, 27.5",
        "-35, 0.90, 27.3",
        "-30, 1.19, 26.9",
        "-25, 1.46, 26.2",
        "-20, 1.50, 24.9",
        "-15, 1.50, 22.6"
    })
    void moves_alpha_and_beta_between_the_ends_of_the_paper(double dbm, double alpha, double beta) {
        double watts = Unit.dbmToWatts(dbm);
        assertThat(luo.slopePerOersted(1890e6, watts, 28)).isCloseTo(alpha, within(0.006));
        assertThat(luo.centreOersted(1890e6, watts, 28)).isCloseTo(beta, within(0.06));
    }

    @Test
    void does_nothing_when_off_and_little_when_detuned() {
        assertThat(luo.slopePerOersted(1890e6, 0, 28)).isEqualTo(0.69);
        assertThat(luo.centreOersted(1890e6, 0, 28)).isEqualTo(27.8);
        // L(3000 MHz) = 228^2/(4 1110^2 + 228^2) = 0.010437
        double watts = Unit.dbmToWatts(-15);
        assertThat(luo.centreOersted(3000e6, watts, 28)).isCloseTo(27.8 - 5.2 * Math.sqrt(0.010437), within(1e-4));
    }

    @Test
    void offers_the_other_readings_of_the_paper_by_name() {
        double reference = Unit.dbmToWatts(-15);
        assertThat(ShiftLaw.named("power").fraction(Unit.dbmToWatts(-20), reference))
                .isCloseTo(0.3162, within(1e-4));
        assertThat(ShiftLaw.named("level").fraction(Unit.dbmToWatts(-20), reference))
                .isCloseTo(0.8, within(1e-9));
        assertThat(ShiftLaw.named("level").fraction(Unit.dbmToWatts(-50), reference))
                .isZero();
        assertThat(ShiftLaw.named("amplitude").fraction(Unit.dbmToWatts(-21), reference))
                .isCloseTo(0.5012, within(1e-4));
        assertThatThrownBy(() -> ShiftLaw.named("cubic")).hasMessageContaining("amplitude, power, level");
    }
}
