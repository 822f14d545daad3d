package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.SweptRfGenerator.Point;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class Smb100ATest {

    private static final String NO_ERROR = "0,\"No error\"";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private Smb100A open() {
        talk.expect("*IDN?", "Rohde&Schwarz,SMB100A,1406.6000k02/101234,3.1.19.26-3.50.124.74")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:AM:DEPT?", "100")
                .expect("SOUR:AM:STAT?", "0")
                .expect("OUTP?", "0");
        return talk.open("smb100a", Smb100A.class);
    }

    @Test
    void sets_frequency_and_level_and_its_phase_in_degrees() {
        Smb100A rf = open();
        talk.expect("SOUR:FREQ 1890000000")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("OUTP?", "0")
                .expect("SOUR:POW -15")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:PHAS 90 DEG")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:PHAS?", "90");
        rf.setHertz(1.89e9);
        rf.setDbm(-15);
        rf.setPhaseDegrees(90);
        assertThat(rf.phaseDegrees()).isEqualTo(90);
        talk.isOver();
    }

    @Test
    void a_level_whose_open_circuit_peak_breaks_the_limit_is_refused() {
        Smb100A rf = open();
        talk.expect("OUTP?", "0");
        assertThatThrownBy(() -> rf.setDbm(0)).isInstanceOf(LimitExceeded.class).hasMessageContaining("0.514");
        talk.isOver();
    }

    @Test
    void square_modulation_comes_from_the_lf_generator_which_is_the_sync_too() {
        Smb100A rf = open();
        talk.expect("SOUR:POW?", "-15")
                .expect("SOUR:AM:SOUR INT")
                .expect("SOUR:AM:TYPE LIN")
                .expect("SOUR:LFO1:SHAP SQU")
                .expect("SOUR:LFO1:FREQ 1000")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:AM:DEPT 100")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:POW?", "-15")
                .expect("SOUR:POW -21.02")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:AM:STAT ON")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:LFO:VOLT 1")
                .expect("SOUR:LFO:STAT ON")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.setSquareModulation(1000, 1);
        rf.setModulation(true);
        rf.setSync(true);
        talk.isOver();
    }

    @Test
    void gates_its_carrier_in_pulses() {
        Smb100A rf = open();
        talk.expect("SOUR:PULM:PER?", "1E-3")
                .expect("SOUR:PULM:SOUR INT")
                .expect("SOUR:PULM:MODE SING")
                .expect("SOUR:PULM:TRIG:MODE AUTO")
                .expect("SOUR:PULM:WIDT 1.0E-7")
                .expect("SOUR:PULM:PER 1.0E-5")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:PULM:STAT ON")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.setPulseModulation(10e-6, 100e-9);
        rf.setPulsed(true);
        assertThatThrownBy(() -> rf.setPulseModulation(1e-6, 1e-6)).hasMessageContaining("shorter than their period");
        talk.isOver();
    }

    @Test
    void steps_through_frequencies_once_and_comes_back() throws Exception {
        Smb100A rf = open();
        rf.setSteps(1e9, 2e9, 11, Duration.ofMillis(20));
        talk.expect("OUTP?", "0")
                .expect("SOUR:POW?", "-20")
                .expect("TRIG:FSW:SOUR SING")
                .expect("SOUR:FREQ:STAR 1000000000")
                .expect("SOUR:FREQ:STOP 2000000000")
                .expect("SOUR:SWE:STEP 100000000")
                .expect("SOUR:SWE:DWEL 0.02")
                .expect("SOUR:FREQ:MODE SWE")
                .expect("SOUR:SWE:EXEC")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:SWE:RUNN?", "1")
                .expect("SOUR:SWE:RUNN?", "0")
                .expect("SOUR:FREQ:MODE CW")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.sweep();
        assertThat(talk.clock().nanos()).isEqualTo(11 * 20_000_000L + 20_000_000L);
        talk.isOver();
    }

    @Test
    void a_list_is_held_to_its_highest_level() throws Exception {
        Smb100A rf = open();
        assertThatThrownBy(() -> rf.setList(List.of(new Point(1e9, -30), new Point(1e9, 0)), Duration.ofMillis(10)))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("list up to 0.0 dBm");
        rf.setList(List.of(new Point(1e9, -30), new Point(1.5e9, -20)), Duration.ofMillis(10));
        talk.expect("OUTP?", "0")
                .expect("SOUR:POW?", "-30")
                .expect("SOUR:LIST:SEL 'mtjlab'")
                .expect("SOUR:LIST:FREQ 1000000000,1500000000")
                .expect("SOUR:LIST:POW -30,-20")
                .expect("SOUR:LIST:DWEL 0.01")
                .expect("SOUR:LIST:MODE AUTO")
                .expect("SOUR:LIST:TRIG:SOUR SING")
                .expect("SOUR:FREQ:MODE LIST")
                .expect("SOUR:LIST:TRIG:EXEC")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("SOUR:LIST:RUNN?", "0")
                .expect("SOUR:FREQ:MODE CW")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.sweep();
        talk.isOver();
    }

    @Test
    void goes_safe_and_asks_whether_it_is() {
        Smb100A rf = open();
        talk.expect("OUTP OFF").expect(":SYST:ERR?", NO_ERROR).expect("OUTP?", "0");
        rf.makeSafe();
        talk.expect("OUTP OFF").expect(":SYST:ERR?", NO_ERROR).expect("OUTP?", "1");
        assertThatThrownBy(rf::makeSafe).isInstanceOf(NotSafe.class);
        talk.isOver();
    }
}
