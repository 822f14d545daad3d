package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.compound.CompoundJunction;
import io.mtjlab.simulators.physics.compound.CompoundPreset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Case 13: levels of the compound junction of Kumar et al. (2024), and the area that its resistance belongs to. */
class Case13CompoundTest {

    @ParameterizedTest
    @CsvSource({"0, 8.4000", "1, 9.1784", "2, 10.1159", "3, 11.2667"})
    void three_cells_give_the_four_states_of_resistors_in_parallel(int antiparallel, double kiloohms) {
        CompoundJunction junction = new CompoundJunction(CompoundPreset.identical(3), RandomStreams.of(1).stream("x"));
        junction.setAntiparallel(antiparallel);
        double exact = 1 / (antiparallel / 33_800.0 + (3 - antiparallel) / 25_200.0);
        assertThat(junction.ohms(0)).isCloseTo(exact, within(1e-9 * exact));
        assertThat(junction.ohms(0) * 1e-3).isCloseTo(kiloohms, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"2200, 22.4", "3600, 36.7"})
    void the_resistance_area_product_belongs_to_the_ellipse(double ohmSquareMicrometres, double kiloohms) {
        double squareMicrometres = CompoundPreset.CELL_SQUARE_METRES * 1e12;
        assertThat(squareMicrometres).isCloseTo(0.09817, within(1e-5));
        assertThat(ohmSquareMicrometres / squareMicrometres * 1e-3).isCloseTo(kiloohms, within(0.05));
    }
}
