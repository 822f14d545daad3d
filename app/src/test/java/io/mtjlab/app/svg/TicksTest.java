package io.mtjlab.app.svg;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TicksTest {

    @Test
    void a_low_panel_has_two_ticks_at_least() {
        assertThat(Ticks.linear(-0.9, 0.95, 3).at()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Ticks.linear(0.26, 0.74, 1).at()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void marks_stand_at_round_numbers() {
        assertThat(Ticks.linear(15.2, 36.8, 8).labels()).containsExactly("20", "25", "30", "35");
        assertThat(Ticks.linear(-0.03, 1.03, 5).labels()).containsExactly("0.0", "0.5", "1.0");
        assertThat(Ticks.linear(-412, 412, 8).labels()).containsExactly("\u2212400", "\u2212200", "0", "200", "400");
    }

    @Test
    void no_mark_is_minus_zero() {
        assertThat(Ticks.linear(-1e-3, 1e-3, 4).labels()).contains("0.0000").doesNotContain("\u22120.0000");
    }

    @Test
    void very_large_and_small_numbers_have_exponents() {
        assertThat(Ticks.linear(0, 2.1e9, 5).labels()).contains("5\u00b710\u2078", "2\u00b710\u2079");
    }

    @Test
    void decades_have_labels_and_small_marks_have_none() {
        var ticks = Ticks.logarithmic(1e-3, 1e2);
        assertThat(ticks.labels()).contains("0.001", "0.01", "0.1", "1", "10", "100", "");
        assertThat(ticks.at()).hasSize(5 * 9 + 1);
    }
}
