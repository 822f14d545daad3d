package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
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
}
