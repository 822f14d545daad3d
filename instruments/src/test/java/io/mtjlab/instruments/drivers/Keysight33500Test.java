package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.PulseGenerator.Pulse;
import io.mtjlab.instruments.capability.PulseGenerator.Train;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class Keysight33500Test {

    private static final String NO_ERROR = "+0,\"No error\"";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private Keysight33500 open() {
        talk.expect("*IDN?", "Agilent Technologies,33522B,MY57800001,5.03-3.15-2.00-58-00")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("OUTP1?", "0")
                .expect("OUTP2?", "0");
        return talk.open("keysight33500", Keysight33500.class);
    }

    private void isArmed(int n, String high) {
        talk.expect("SOUR" + n + ":FUNC?", "PULS")
                .expect("SOUR" + n + ":BURS:STAT?", "1")
                .expect("SOUR" + n + ":BURS:MODE?", "TRIG")
                .expect("TRIG" + n + ":SOUR?", "BUS")
                .expect("SOUR" + n + ":VOLT:LOW?", "+0.0E+00")
                .expect("SOUR" + n + ":VOLT:HIGH?", high)
                .expect("OUTP" + n + ":POL?", "NORM")
                .expect("SOUR" + n + ":FUNC:PULS:WIDT?", "+1.0E-06")
                .expect("SOUR" + n + ":FUNC:PULS:TRAN:LEAD?", "+8.4E-09")
                .expect("SOUR" + n + ":FUNC:PULS:TRAN:TRA?", "+1.0E-08")
                .expect("OUTP" + n + ":LOAD?", "+5.0E+01")
                .expect("SOUR" + n + ":BURS:NCYC?", "+1.0E+00")
                .expect("SOUR" + n + ":FUNC:PULS:PER?", "+1.0E-05")
                .expect("TRIG" + n + ":DEL?", "+0.0E+00");
    }

    @Test
    void a_train_on_the_second_channel_with_limits_that_give_way_to_a_new_load() {
        Keysight33500 pulses = open();
        talk.expect("OUTP2:LOAD?", "+9.9E+37")
                .expect("SOUR2:VOLT:LIM:STAT?", "1")
                .expect("SOUR2:FUNC:PULS:PER?", "+1.0E-07")
                .expect("OUTP2?", "0")
                .expect("SOUR2:FUNC PULS")
                .expect("SOUR2:FUNC:PULS:HOLD WIDT")
                .expect("SOUR2:BURS:MODE TRIG")
                .expect("TRIG2:SOUR BUS")
                .expect("TRIG2:DEL 0")
                .expect("SOUR2:BURS:NCYC 3")
                .expect("SOUR2:BURS:STAT ON")
                .expect("SOUR2:VOLT:LIM:STAT OFF")
                .expect("OUTP2:LOAD 50")
                .expect("OUTP2:POL INV")
                .expect("SOUR2:FUNC:PULS:TRAN:LEAD 8.4E-9")
                .expect("SOUR2:FUNC:PULS:TRAN:TRA 8.4E-9")
                .expect("SOUR2:FUNC:PULS:PER 1.0E-5")
                .expect("SOUR2:FUNC:PULS:WIDT 1.0E-6")
                .expect("SOUR2:FUNC:PULS:TRAN:LEAD 1.0E-8")
                .expect("SOUR2:FUNC:PULS:TRAN:TRA 2.0E-8")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR2:VOLT:LOW?", "+1.0E+00")
                .expect("SOUR2:VOLT:LOW -0.1")
                .expect("SOUR2:VOLT:HIGH 0")
                .expect(":SYST:ERR?", NO_ERROR);
        pulses.configure(2, new Train(new Pulse(-0.1, 0, true, 1e-6, 1e-8, 2e-8, 50), 3, 1e-5, 0));
        talk.isOver();
    }

    @Test
    void both_channels_together_are_held_against_the_limit() {
        Keysight33500 pulses = open();
        isArmed(1, "+1.0E-01");
        talk.expect("OUTP1 ON").expect(":SYST:ERR?", NO_ERROR);
        pulses.setOutput(1, true);
        // 0.1 V and 0.08 V into 50 ohm: 0.2 V and 0.16 V at an open junction, 0.36 V where 0.35 V are permitted.
        isArmed(2, "+8.0E-02");
        assertThatThrownBy(() -> pulses.setOutput(2, true))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("on channel 2")
                .hasMessageContaining("worst case 0.36 V");
        talk.isOver();
        talk.expect("OUTP1 OFF").expect(":SYST:ERR?", NO_ERROR);
        pulses.setOutput(1, false);
        isArmed(2, "+8.0E-02");
        talk.expect("OUTP2 ON").expect(":SYST:ERR?", NO_ERROR);
        pulses.setOutput(2, true);
        talk.isOver();
    }

    @Test
    void its_own_limits_are_a_second_line() {
        Keysight33500 pulses = open();
        talk.expect("SOUR1:VOLT:LIM:HIGH 0.2")
                .expect("SOUR1:VOLT:LIM:LOW -0.2")
                .expect("SOUR1:VOLT:LIM:STAT ON")
                .expect(":SYST:ERR?", NO_ERROR);
        pulses.limitVolts(1, -0.2, 0.2);
        talk.isOver();
    }

    @Test
    void goes_safe_on_both_channels_even_when_one_does_not_answer() {
        Keysight33500 pulses = open();
        talk.expect("OUTP1 OFF").hangUpAt(":SYST:ERR?");
        talk.expect("OUTP1 OFF")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("OUTP2 OFF")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("OUTP1?", "0")
                .expect("OUTP2?", "0");
        pulses.makeSafe();
        talk.isOver();
    }
}
