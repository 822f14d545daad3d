package io.mtjlab.analysis.telegraph;

import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CellStructureTest {

    /** tau_P = 3 ms, tau_AP = 1 ms; a third cell of 7 ms and 2 ms. */
    private static final double[] RATES = {Math.log(3e-3), Math.log(1e-3), Math.log(7e-3), Math.log(2e-3)};

    @Test
    void the_logarithm_of_three_equal_cells_transitions_is_a_birth_death_chain() {
        CellStructure three = CellStructure.ofLevels(4).get(0);
        RealMatrix rates = LevelDwells.logarithm(three.transitions(RATES, 4e-4)).scalarMultiply(1 / 4e-4);
        assertThat(rates.getEntry(0, 1)).isCloseTo(3 / 3e-3, within(1e-4));
        assertThat(rates.getEntry(1, 2)).isCloseTo(2 / 3e-3, within(1e-4));
        assertThat(rates.getEntry(2, 1)).isCloseTo(2 / 1e-3, within(1e-4));
        assertThat(rates.getEntry(0, 2)).isCloseTo(0, within(1e-4));
        assertThat(Math.exp(three.lnDwell(RATES, 1))).isCloseTo(1 / (2 / 3e-3 + 1 / 1e-3), within(1e-12));
    }

    @Test
    void the_share_of_time_is_what_the_transitions_settle_to() {
        for (int levels = 2; levels <= 6; levels++) {
            for (CellStructure structure : CellStructure.ofLevels(levels)) {
                double[] settled = LevelsPass.stationary(structure.transitions(RATES, 4e-4));
                assertThat(structure.occupancy(RATES)).as(structure.text()).containsExactly(settled, within(1e-9));
            }
        }
    }
}
