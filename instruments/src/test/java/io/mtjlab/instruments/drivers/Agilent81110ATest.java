package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.PulseGenerator.Pulse;
import io.mtjlab.instruments.capability.PulseGenerator.Train;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class Agilent81110ATest {

    private static final String NO_ERROR = "+0,\"No error\"";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private Agilent81110A open() {
        talk.expect("*IDN?", "HEWLETT-PACKARD,HP81110A,DE38700001,01.10.00")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP1?", "0")
                .expect(":OUTP2?", "0");
        return talk.open("agilent81110a", Agilent81110A.class);
    }

    @Test
    void a_train_of_exactly_as_many_pulses_with_pattern_mode_off_before_the_count() {
        Agilent81110A pulses = open();
        talk.expect(":OUTP2?", "0")
                .expect(":PULS:PER?", "+1.000E-06")
                .expect(":PULS:DEL2?", "+0.000E+00")
                .expect(":PULS:WIDT2?", "+1.000E-08")
                .expect(":PULS:TRAN2?", "+2.000E-09")
                .expect(":PULS:TRAN2:TRA?", "+2.000E-09")
                .expect(":OUTP1?", "0")
                .expect(":ARM:SOUR MAN")
                .expect(":TRIG:SOUR IMM")
                .expect(":DIG:PATT OFF")
                .expect(":TRIG:COUN 1000")
                .expect(":OUTP1:IMP:EXT 1000")
                .expect(":OUTP1:POL NORM")
                .expect(":PULS:TRAN1:TRA:AUTO OFF")
                .expect(":PULS:TRAN1 2.0E-9")
                .expect(":PULS:TRAN1:TRA 2.0E-9")
                .expect(":PULS:WIDT1 1.0E-8")
                .expect(":PULS:DEL1 5.0E-9")
                .expect(":PULS:PER 1.0E-7")
                .expect(":PULS:TRAN1 2.0E-9")
                .expect(":PULS:TRAN1:TRA 3.0E-9")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":VOLT1:LOW?", "+0.000E+00")
                .expect(":VOLT1:HIGH 0.3")
                .expect(":VOLT1:LOW 0.1")
                .expect(":SYST:ERR?", NO_ERROR);
        Pulse pulse = new Pulse(0.1, 0.3, false, 10e-9, 2e-9, 3e-9, 1000);
        pulses.configure(1, new Train(pulse, 1000, 100e-9, 5e-9));
        talk.isOver();
    }

    @Test
    void a_pulse_left_over_in_the_other_channel_gives_way_to_a_shorter_period() {
        Agilent81110A pulses = open();
        talk.expect(":OUTP2?", "0")
                .expect(":PULS:PER?", "+1.000E-04")
                .expect(":PULS:DEL2?", "+0.000E+00")
                .expect(":PULS:WIDT2?", "+2.500E-05")
                .expect(":PULS:TRAN2?", "+1.000E-07")
                .expect(":PULS:TRAN2:TRA?", "+1.000E-07")
                .expect(":OUTP2?", "0")
                .expect(":OUTP1?", "0")
                .expect(":ARM:SOUR MAN")
                .expect(":TRIG:SOUR IMM")
                .expect(":DIG:PATT OFF")
                .expect(":TRIG:COUN 1")
                .expect(":OUTP1:IMP:EXT 1000")
                .expect(":OUTP1:POL NORM")
                .expect(":PULS:TRAN1:TRA:AUTO OFF")
                .expect(":PULS:TRAN1 2.0E-9")
                .expect(":PULS:TRAN1:TRA 2.0E-9")
                .expect(":PULS:WIDT1 1.0E-8")
                .expect(":PULS:DEL1 0")
                .expect(":PULS:TRAN2:TRA:AUTO ON")
                .expect(":PULS:TRAN2 2.0E-9")
                .expect(":PULS:WIDT2 3.03E-9")
                .expect(":PULS:DEL2 0")
                .expect(":PULS:PER 1.0E-7")
                .expect(":PULS:TRAN1 2.0E-9")
                .expect(":PULS:TRAN1:TRA 3.0E-9")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":VOLT1:LOW?", "+0.000E+00")
                .expect(":VOLT1:HIGH 0.3")
                .expect(":VOLT1:LOW 0.1")
                .expect(":SYST:ERR?", NO_ERROR);
        Pulse pulse = new Pulse(0.1, 0.3, false, 10e-9, 2e-9, 3e-9, 1000);
        pulses.configure(1, new Train(pulse, 1, 100e-9, 0));
        talk.isOver();
    }

    @Test
    void the_other_channel_may_not_change_what_both_share() {
        Agilent81110A pulses = open();
        talk.expect(":OUTP1?", "1").expect(":TRIG:COUN?", "1");
        assertThatThrownBy(() -> pulses.configure(2, new Train(Pulse.toVolts(0.1, 1e-8, 2e-9, 50), 10, 1e-7, 0)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("channel 1 is on and shares count and period");
        talk.isOver();
    }

    @Test
    void refuses_what_its_output_stage_does_not_give() {
        Agilent81110A pulses = open();
        assertThatThrownBy(() -> pulses.configure(1, Train.single(Pulse.toVolts(0.05, 1e-8, 2e-9, 50))))
                .hasMessageContaining("at least 0.1 V from level to level");
        assertThatThrownBy(() ->
                        pulses.configure(1, Train.single(Pulse.toVolts(0.3, 1e-8, 2e-9, Double.POSITIVE_INFINITY))))
                .hasMessageContaining("for an open end say 999e3");
        assertThatThrownBy(() -> pulses.configure(1, Train.single(Pulse.toVolts(0.1, 1e-9, 0.5e-9, 50))))
                .hasMessageContaining("ch1_width_seconds 1.0E-9 s refused: :PULS:WIDT1 takes 3.03E-9 to 999.5 s");
        talk.isOver();
    }

    @Test
    void tells_its_train_and_what_is_live_at_connecting_counts() {
        talk.expect("*IDN?", "HEWLETT-PACKARD,HP81110A,DE38700001,01.10.00")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP1?", "0")
                .expect(":OUTP2?", "1")
                .expect(":PULS:TRAN2?", "+2.000E-09")
                .expect(":VOLT2:LOW?", "-1.000E-01")
                .expect(":VOLT2:HIGH?", "+0.000E+00")
                .expect(":OUTP2:POL?", "INV")
                .expect(":PULS:WIDT2?", "+1.000E-08")
                .expect(":PULS:TRAN2:TRA:AUTO?", "1")
                .expect(":OUTP2:IMP:EXT?", "+5.000E+01")
                .expect(":TRIG:COUN?", "3")
                .expect(":PULS:PER?", "+1.000E-07")
                .expect(":PULS:DEL2?", "+0.000E+00");
        talk.open("agilent81110a", Agilent81110A.class);
        // -0.1 V into 50 ohm at an open junction: 0.2 V of the 0.35 V are taken.
        assertThatThrownBy(() -> talk.guard().checkVolts("isrc", 0.2, "compliance 0.2 V"))
                .hasMessageContaining("with 0.2 V from it");
        talk.isOver();
    }

    @Test
    void a_negative_pulse_rests_at_its_upper_level() {
        Pulse pulse = Pulse.toVolts(-0.4, 1e-8, 2e-9, 50);
        assertThat(pulse.restsHigh()).isTrue();
        assertThat(pulse.restVolts()).isZero();
        assertThat(pulse.peakVolts()).isEqualTo(-0.4);
        assertThat(Train.single(pulse).seconds()).isCloseTo(2e-8, within(1e-20));
    }

    @Test
    void edges_lie_within_the_width_at_half_height() {
        // Two whole edges of 10 ns (8 ns from 10 to 90 %) make a triangle of 10 ns at half height.
        Pulse triangle = new Pulse(0, 1, false, 10e-9, 8e-9, 8e-9, 50);
        assertThat(triangle.widthSeconds()).isEqualTo(10e-9);
        assertThatThrownBy(() -> new Pulse(0, 1, false, 10e-9, 8.1e-9, 8e-9, 50))
                .hasMessageContaining("do not fit into a width");
    }

    @Test
    void goes_safe_on_both_channels() {
        Agilent81110A pulses = open();
        talk.expect(":OUTP1 OFF")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP2 OFF")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP1?", "0")
                .expect(":OUTP2?", "0");
        pulses.makeSafe();
        talk.isOver();
    }
}
