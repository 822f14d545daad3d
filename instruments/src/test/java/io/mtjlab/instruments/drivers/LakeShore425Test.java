package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class LakeShore425Test {

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private LakeShore425 open() {
        talk.expect("*IDN?", "LSCI,MODEL425,4250022,1.0")
                .expect("*ESR?", "128")
                .expect("TYPE?", "40")
                .expect("RANGE?", "3")
                .expect("UNIT?", "1");
        return talk.open("lakeshore425", LakeShore425.class);
    }

    @Test
    void has_four_ranges_that_follow_from_the_probe() {
        LakeShore425 gauss = open();
        talk.expect("UNIT 3").expect("AUTO 0").expect("RANGE 3").expect("*ESR?", "0");
        gauss.setRangeOersted(400);
        talk.expect("AUTO?", "0").expect("AUTO?", "0");
        // 0.2 % of the reading and 0.05 % of 3.5 kOe, the third of 35 Oe, 350 Oe, 3.5 kOe, 35 kOe.
        assertThat(gauss.oerstedAccuracy().fraction()).isEqualTo(0.002);
        assertThat(gauss.oerstedAccuracy().offset()).isCloseTo(1.75, within(1e-9));
        assertThatThrownBy(() -> gauss.setRangeOersted(1e5))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no range holds 100000.0 Oe");
        talk.isOver();
    }

    @Test
    void reads_relative_and_largest_field() {
        LakeShore425 gauss = open();
        talk.expect("RDGFIELD?", "+030.250E+00")
                .expect("RELSP 30")
                .expect("REL 1")
                .expect("*ESR?", "0")
                .expect("RDGREL?", "+000.250E+00")
                .expect("MXRST")
                .expect("*ESR?", "0")
                .expect("RDGMX?", "+031.000E+00");
        assertThat(gauss.readOersted()).isEqualTo(30.25);
        gauss.setRelative(30);
        assertThat(gauss.readRelativeOersted()).isEqualTo(0.25);
        gauss.resetLargest();
        assertThat(gauss.readLargestOersted()).isEqualTo(31);
        talk.isOver();
    }

    @Test
    void measures_as_it_is_told() {
        LakeShore425 gauss = open();
        talk.expect("RDGMODE 1,1,2").expect("*ESR?", "0").expect("ZPROBE").expect("*ESR?", "0");
        gauss.setDirectCurrent(true, true);
        gauss.zeroProbe();
        talk.expect("AUTO 1").expect("*ESR?", "16");
        assertThatThrownBy(() -> gauss.setAutoRange(true))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("execution error");
        talk.isOver();
    }

    @Test
    void the_probe_of_an_overloaded_range_is_an_overflow() {
        LakeShore425 gauss = open();
        talk.expect("RDGFIELD?", "OL");
        assertThatThrownBy(gauss::readOersted).isInstanceOf(ReadingOverflow.class);
        talk.isOver();
    }
}
