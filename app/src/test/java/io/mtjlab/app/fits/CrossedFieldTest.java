package io.mtjlab.app.fits;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.stfmr.FieldAxis;

import static org.assertj.core.api.Assertions.assertThat;

class CrossedFieldTest {

    @Test
    void along_the_easy_axis_or_the_normal_nothing_crosses_to_first_order() {
        for (FieldAxis axis : new FieldAxis[] {FieldAxis.EASY, FieldAxis.PERPENDICULAR}) {
            CrossedField crossed = CrossedField.of(axis, Optional.empty());
            assertThat(crossed.ofResonance(1900, 30)).isZero();
            assertThat(crossed.ofResonantField(30)).isZero();
        }
    }

    @Test
    void along_the_hard_axis_it_is_not_known_without_an_anisotropy_field() {
        CrossedField crossed = CrossedField.of(FieldAxis.HARD, Optional.empty());
        assertThat(crossed.ofResonance(1900, 30)).isNaN();
        assertThat(crossed.ofResonantField(30)).isNaN();
    }
}
