package io.mtjlab.base.unit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class UnitTest {

    @Test
    void an_oersted_is_a_tenth_of_a_millitesla_and_79_577_amperes_per_metre() {
        assertThat(Unit.OERSTED.to(Unit.MILLITESLA, 1)).isCloseTo(0.1, within(1e-15));
        assertThat(Unit.OERSTED.to(Unit.AMPERE_PER_METRE, 1)).isCloseTo(79.577, within(1e-3));
    }

    @Test
    void minus_fifteen_dbm_is_31_62_microwatts() {
        assertThat(Unit.dbmToWatts(-15)).isCloseTo(31.62e-6, within(1e-8));
        assertThat(Unit.wattsToDbm(1e-3)).isZero();
    }

    @Test
    void an_unknown_symbol_is_an_error_that_lists_the_known_ones() {
        assertThatThrownBy(() -> Unit.parse("furlong"))
                .hasMessageContaining("unknown unit 'furlong'")
                .hasMessageContaining("mT");
    }

    @Test
    void units_of_different_kinds_do_not_convert() {
        assertThatThrownBy(() -> Unit.VOLT.to(Unit.AMPERE, 1)).hasMessage("V cannot be converted to A");
    }

    @Test
    void every_symbol_is_read_back() {
        for (Unit unit : Unit.values()) {
            assertThat(Unit.parse(unit.symbol())).isEqualTo(unit);
        }
    }
}
