package io.mtjlab.analysis.stfmr;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The law against the numbers of the device's own physics, and against the closed forms of films without anisotropy. */
class KittelLawTest {

    private static final double GHZ_PER_TESLA = 28.02495;

    /** Luo et al. (2023): 1890 MHz in 30 Oe along the hard axis, with H_k 69.34 Oe and 4 pi M_eff 8000 Oe. */
    @ParameterizedTest
    @CsvSource({"28, 1918", "29, 1904", "30, 1890", "31, 1875", "32, 1860"})
    void hard_axis_below_the_anisotropy_field_falls_with_the_field(double oersted, double megahertz) {
        assertThat(new KittelLaw(FieldAxis.HARD).hertz(oersted, 69.34, 8000) / 1e6)
                .isCloseTo(megahertz, within(1.0));
    }

    @Test
    void hard_axis_is_soft_at_the_anisotropy_field_and_rises_above() {
        KittelLaw law = new KittelLaw(FieldAxis.HARD);
        assertThat(law.hertz(100, 100, 8000)).isLessThan(1e6);
        // (gamma/2 pi) sqrt((H - Hk)(H + M)) at 200 Oe: 100 * 8200 = 905.5^2
        assertThat(law.hertz(200, 100, 8000) / 1e6).isCloseTo(GHZ_PER_TESLA * 0.1 * Math.sqrt(820_000), within(1e-6));
    }

    @Test
    void an_isotropic_film_has_the_closed_forms_of_both_directions() {
        double in = GHZ_PER_TESLA * 0.1 * Math.sqrt(1000.0 * 9000);
        double out = GHZ_PER_TESLA * 0.1 * 2000;
        assertThat(new KittelLaw(FieldAxis.EASY).hertz(1000, 0, 8000) / 1e6).isCloseTo(in, within(1e-6));
        assertThat(new KittelLaw(FieldAxis.PERPENDICULAR).hertz(10_000, 0, 8000) / 1e6)
                .isCloseTo(out, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"HARD, 40, 90, 8000", "HARD, 200, 90, 8000", "EASY, 900, 30, 8000", "PERPENDICULAR, 12000, 0, 8000"})
    void a_field_resonates_where_its_frequency_says(FieldAxis axis, double oersted, double hk, double m) {
        KittelLaw law = new KittelLaw(axis);
        double hertz = law.hertz(oersted, hk, m);
        assertThat(law.field(hertz, oersted, hk, m).value()).isCloseTo(oersted, within(1e-7 * oersted));
    }

    @ParameterizedTest
    @CsvSource({"HARD, 40, 90, 8000", "HARD, 200, 90, 8000", "EASY, 900, 30, 8000", "PERPENDICULAR, 12000, 0, 8000"})
    void the_width_over_field_is_that_over_frequency_by_the_slope(FieldAxis axis, double oersted, double hk, double m) {
        KittelLaw law = new KittelLaw(axis);
        double step = 1e-4 * oersted;
        double slope = Math.abs(law.hertz(oersted + step, hk, m) - law.hertz(oersted - step, hk, m)) / (2 * step);
        double expected = law.widthPerDamping(oersted, hk, m) / slope;
        assertThat(law.fieldWidth(law.hertz(oersted, hk, m), oersted, hk, m).value())
                .isCloseTo(expected, within(1e-5 * expected));
    }
}
