package io.mtjlab.simulators.physics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ConductanceLawTest {

    private final ConductanceLaw luo = new ConductanceLaw(120, 257);

    @Test
    void ends_at_the_two_resistances_and_has_the_tmr_of_the_paper() {
        assertThat(luo.ohms(0)).isCloseTo(120, within(1e-12));
        assertThat(luo.ohms(180)).isCloseTo(257, within(1e-12));
        assertThat(luo.tmr()).isCloseTo(1.1417, within(5e-5));
    }

    @Test
    void gives_the_angles_that_belong_to_the_telegraph_levels() {
        // 184 ohm is the paper's 107 degrees; its 141 degrees are 228.0 ohm, not the printed 238 (149.3 degrees).
        assertThat(luo.degrees(184)).isCloseTo(107.8, within(0.05));
        assertThat(luo.degrees(238)).isCloseTo(149.3, within(0.05));
        assertThat(luo.ohms(141)).isCloseTo(228.0, within(0.05));
    }

    @Test
    void refuses_a_resistance_that_no_angle_gives() {
        assertThatThrownBy(() -> luo.degrees(100)).hasMessageContaining("100.0 ohm");
        assertThatThrownBy(() -> new ConductanceLaw(257, 120)).hasMessageContaining("R_P <= R_AP");
    }
}
