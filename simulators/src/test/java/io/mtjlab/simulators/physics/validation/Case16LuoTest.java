package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.simulators.physics.ConductanceLaw;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.resonance.ResonanceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 16: resistance, angles and resonance of the microwave neuron of Luo et al. (2023). That a fit of its spectrum
 * returns what the generator was set to is tested where simulation and fit meet, with {@code mtjlab simulate stfmr}.
 */
class Case16LuoTest {

    private final NeuronPreset luo = NeuronPreset.luo2023();

    @Test
    void has_the_tmr_and_the_angles_of_the_paper() {
        ConductanceLaw law = luo.conductance();
        assertThat(law.tmr()).isCloseTo(1.1417, within(5e-5));
        assertThat(law.degrees(184)).isCloseTo(107.8, within(0.05));
        assertThat(law.ohms(141)).isCloseTo(228.0, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"28, 1918", "29, 1904", "30, 1890", "31, 1875", "32, 1860"})
    void resonates_lower_the_higher_the_field_along_the_hard_axis(double oersted, double megahertz) {
        ResonanceLine line = luo.ellipse().line(0, oersted);
        assertThat(line.centreHertz() * 1e-6).isCloseTo(megahertz, within(0.5));
        assertThat(line.fullWidthHertz() * 1e-6).isCloseTo(228, within(0.5));
    }
}
