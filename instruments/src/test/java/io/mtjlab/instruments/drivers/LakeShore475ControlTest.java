package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class LakeShore475ControlTest {

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private LakeShore475Control open() {
        talk.expect("*IDN?", "LSCI,MODEL475,4750001,1.0")
                .expect("*ESR?", "128")
                .expect("TYPE?", "40")
                .expect("RANGE?", "5")
                .expect("UNIT?", "3");
        return talk.open("lakeshore475-control", LakeShore475Control.class);
    }

    @Test
    void goes_on_from_zero_with_a_loop() {
        LakeShore475Control magnet = open();
        talk.expect("CPARAM 10,2,600,5")
                .expect("*ESR?", "0")
                .expect("CMODE?", "0")
                .expect("CSETP 0")
                .expect("CMODE 1")
                .expect("*ESR?", "0");
        magnet.setLoop(10, 2, 600, 5);
        magnet.setOutput(true);
        talk.isOver();
    }

    @Test
    void waits_for_its_own_ramp_and_then_for_the_loop() throws Exception {
        LakeShore475Control magnet = open();
        talk.expect("CMODE?", "1")
                .expect("CSETP 100")
                .expect("*ESR?", "0")
                .expect("CPARAM?", "10,2,600,5")
                .expect("RDGFIELD?", "+000.000E+00")
                .expect("RDGFIELD?", "+098.000E+00")
                .expect("RDGFIELD?", "+099.900E+00");
        magnet.rampToOersted(100);
        // 100 Oe at 600 Oe a minute, and one look more.
        assertThat(talk.clock().nanos()).isEqualTo(10_000_000_000L + 100_000_000L);
        talk.isOver();
    }

    @Test
    void a_field_beyond_the_limit_never_reaches_the_wire() {
        LakeShore475Control magnet = open();
        talk.expect("CMODE?", "1");
        assertThatThrownBy(() -> magnet.rampToOersted(401)).isInstanceOf(LimitExceeded.class);
        assertThat(magnet.maxOersted()).isEqualTo(400);
        talk.isOver();
    }

    @Test
    void a_field_that_never_arrives_is_an_error() {
        LakeShore475Control magnet = open();
        talk.expect("CMODE?", "1").expect("CSETP 100").expect("*ESR?", "0").expect("CPARAM?", "10,2,0,5");
        for (int i = 0; i <= 600; i++) {
            talk.expect("RDGFIELD?", "+001.000E+00");
        }
        assertThatThrownBy(() -> magnet.rampToOersted(100))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("does its analogue output drive the supply?");
        talk.isOver();
    }

    @Test
    void goes_down_before_it_lets_go_and_is_safe_then() {
        LakeShore475Control magnet = open();
        talk.expect("CMODE?", "1")
                .expect("CSETP 0")
                .expect("*ESR?", "0")
                .expect("CPARAM?", "10,2,0,5")
                .expect("RDGFIELD?", "+010.000E+00")
                .expect("RDGFIELD?", "+000.200E+00")
                .expect("CMODE 0")
                .expect("*ESR?", "0")
                .expect("CMODE?", "0");
        magnet.makeSafe();
        talk.isOver();
    }
}
