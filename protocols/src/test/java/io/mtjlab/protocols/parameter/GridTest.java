package io.mtjlab.protocols.parameter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GridTest {

    @Test
    void includes_both_ends_without_the_rounding_of_binary_fractions() {
        assertThat(Grid.even(16, 17, 0.1).values())
                .containsExactly(16.0, 16.1, 16.2, 16.3, 16.4, 16.5, 16.6, 16.7, 16.8, 16.9, 17.0);
    }

    @Test
    void falls_where_the_end_lies_below_and_has_one_point_where_they_meet() {
        assertThat(Grid.even(2, -2, 2).values()).containsExactly(2.0, 0.0, -2.0);
        assertThat(Grid.even(5, 5, 1).values()).containsExactly(5.0);
    }

    @Test
    void refuses_a_step_that_does_not_divide_the_span_and_says_which_would() {
        assertThatThrownBy(() -> Grid.even(0, 10, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from 0 to 10 is 2.5 steps of 4; a step of 3.3333333333333335 would divide it");
        assertThatThrownBy(() -> Grid.even(0, 10, 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Grid.even(0, 10, 1e-9)).hasMessageContaining("fewer than 1000000");
    }

    @Test
    void prints_numbers_as_keys_want_them() {
        assertThat(Grid.plain(27)).isEqualTo("27");
        assertThat(Grid.plain(-0.0)).isEqualTo("0");
        assertThat(Grid.plain(27.5)).isEqualTo("27.5");
        assertThat(Grid.plain(1.89e9)).isEqualTo("1890000000");
        assertThat(RfLevel.of(-15)).hasToString("-15");
        assertThat(RfLevel.OFF).hasToString("off");
    }
}
