package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class LakeShore475Test {

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private LakeShore475 open(String unit) {
        talk.expect("*IDN?", "LSCI,MODEL475,4750001,1.0")
                .expect("*ESR?", "128")
                .expect("TYPE?", "40")
                .expect("RANGE?", "5")
                .expect("UNIT?", unit);
        return talk.open("lakeshore475", LakeShore475.class);
    }

    @ParameterizedTest
    @CsvSource({"1, +030.250E+00, 30.25", "2, +3.0250E-03, 30.25", "3, -030.250E+00, -30.25", "4, +2.40722E+03, 30.25"})
    void reads_oersted_whatever_unit_it_shows(String unit, String answer, double oersted) {
        LakeShore475 gauss = open(unit);
        talk.expect("RDGFIELD?", answer);
        assertThat(gauss.readOersted()).isCloseTo(oersted, within(1e-4));
        talk.isOver();
    }

    @Test
    void the_range_follows_from_the_probe() {
        LakeShore475 gauss = open("1");
        talk.expect("UNIT 3").expect("AUTO 0").expect("RANGE 4").expect("*ESR?", "0");
        gauss.setRangeOersted(400);
        talk.expect("AUTO?", "0");
        // 0.05 % of the reading and 0.005 % of 3.5 kOe.
        assertThat(gauss.oerstedAccuracy().offset()).isCloseTo(0.175, within(1e-9));
        assertThatThrownBy(() -> gauss.setRangeOersted(1e6))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no range holds 1000000.0 Oe");
        talk.isOver();
    }

    @Test
    void a_refused_command_shows_in_the_event_status() {
        LakeShore475 gauss = open("1");
        talk.expect("UNIT 3").expect("AUTO 0").expect("RANGE 2").expect("*ESR?", "32");
        assertThatThrownBy(() -> gauss.setRangeOersted(30))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("'UNIT 3; AUTO 0; RANGE 2': command error (*ESR? bit 5)");
        talk.isOver();
    }

    @Test
    void reads_relative_and_extreme_fields() {
        LakeShore475 gauss = open("2");
        talk.expect("RELSP 0.003")
                .expect("REL 1,1")
                .expect("*ESR?", "0")
                .expect("RDGREL?", "+2.5000E-05")
                .expect("RDGPEAK?", "-1.0000E-03,+4.0000E-03")
                .expect("MXRST")
                .expect("*ESR?", "0")
                .expect("RDGMNMX?", "-2.0000E-03,+5.0000E-03");
        gauss.setRelative(30);
        assertThat(gauss.readRelativeOersted()).isCloseTo(0.25, within(1e-12));
        assertThat(gauss.readPeaks().low()).isCloseTo(-10, within(1e-9));
        gauss.resetExtremes();
        assertThat(gauss.readMinimumAndMaximum().high()).isCloseTo(50, within(1e-9));
        talk.isOver();
    }

    @Test
    void a_field_beyond_its_range_is_an_overflow() {
        LakeShore475 gauss = open("1");
        talk.expect("RDGFIELD?", "OL");
        assertThatThrownBy(gauss::readOersted)
                .isInstanceOf(ReadingOverflow.class)
                .hasMessageContaining("beyond its range of 35000.0 Oe");
        talk.isOver();
    }

    @Test
    void with_a_range_of_its_own_choice_the_accuracy_is_that_of_the_range_it_chose() {
        LakeShore475 gauss = open("1");
        talk.expect("AUTO 1").expect("*ESR?", "0").expect("AUTO?", "1").expect("RANGE?", "2");
        gauss.setAutoRange(true);
        assertThat(gauss.oerstedAccuracy().offset()).isCloseTo(0.00005 * 35, within(1e-12));
        talk.isOver();
    }
}
