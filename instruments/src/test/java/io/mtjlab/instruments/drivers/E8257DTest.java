package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.SweptRfGenerator.Point;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class E8257DTest {

    private static final String NO_ERROR = "+0,\"No error\"";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private E8257D open() {
        talk.expect("*IDN?", "Agilent Technologies, E8257D, US00000001, C.06.10")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:AM:DEPT?", "+1.00000000E+002")
                .expect(":SOUR:AM:STAT?", "0")
                .expect(":OUTP?", "0");
        return talk.open("e8257d", E8257D.class);
    }

    @Test
    void sets_frequency_and_level() {
        E8257D rf = open();
        talk.expect(":FREQ 1890000000")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP?", "0")
                .expect(":POW -15")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.setHertz(1.89e9);
        rf.setDbm(-15);
        talk.isOver();
    }

    @Test
    void a_level_whose_open_circuit_peak_breaks_the_limit_is_refused() {
        E8257D rf = open();
        talk.expect(":OUTP?", "0");
        // 0 dBm less 1.8 dB: 0.257 V peak into 50 ohm, 0.514 V at an open junction.
        assertThatThrownBy(() -> rf.setDbm(0))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining(
                        "level 0 dBm refused: limit 0.35 V at the device (bench.yaml:14), worst case 0.514");
        talk.isOver();
    }

    @Test
    void what_the_current_source_may_apply_counts_too() {
        E8257D rf = open();
        talk.guard().holdVolts("isrc", 0.3);
        talk.expect(":POW?", "-15").expect(":OUTP ON");
        assertThatThrownBy(() -> rf.setOutput(true))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("output on at -15.0 dBm refused")
                .hasMessageContaining("with 0.3 V from isrc");
    }

    @Test
    void full_square_modulation_and_its_sync() {
        E8257D rf = open();
        talk.expect(":POW?", "-15")
                .expect(":SOUR:AM:SOUR INT")
                .expect(":SOUR:AM:INT:FUNC:SHAP SQU")
                .expect(":SOUR:AM:INT:FREQ 1000")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:AM:DEPT 100")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":POW?", "-15")
                .expect(":POW -21.02")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:AM:STAT ON")
                .expect(":OUTP:MOD ON")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:LFO:SOUR INT")
                .expect(":SOUR:LFO:AMPL 1 VP")
                .expect(":SOUR:LFO:STAT ON")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.setSquareModulation(1000, 1);
        rf.setModulation(true);
        rf.setSync(true);
        talk.isOver();
    }

    @Test
    void goes_safe_and_asks_whether_it_is() {
        E8257D rf = open();
        talk.expect(":OUTP OFF").expect(":SYST:ERR?", NO_ERROR).expect(":OUTP?", "0");
        rf.makeSafe();
        talk.expect(":OUTP OFF").expect(":SYST:ERR?", NO_ERROR).expect(":OUTP?", "1");
        assertThatThrownBy(rf::makeSafe).isInstanceOf(NotSafe.class).hasMessageContaining("it is not safe");
        talk.isOver();
    }

    @Test
    void the_level_is_that_of_the_carrier_at_its_highest_with_and_without_modulation() {
        E8257D rf = open();
        // Full linear modulation swings to twice the amplitude: 20 log10(2) = 6.02 dB above the programmed level.
        talk.expect(":POW?", "-15")
                .expect(":POW -21.02")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:AM:STAT ON")
                .expect(":OUTP:MOD ON")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.setModulation(true);
        talk.expect(":POW?", "-21.02");
        assertThat(rf.dbm()).isCloseTo(-15, within(1e-3));
        talk.expect(":POW?", "-21.02")
                .expect(":SOUR:AM:STAT OFF")
                .expect(":OUTP:MOD OFF")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":POW -15")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.setModulation(false);
        talk.isOver();
    }

    @Test
    void its_level_is_known_to_what_the_data_sheet_says_at_its_frequency() {
        E8257D rf = open();
        talk.expect(":FREQ?", "+1.8900000000000E+09").expect(":FREQ?", "+3.0000000000000E+09");
        assertThat(rf.dbmAccuracy().offset()).isEqualTo(0.6);
        assertThat(rf.dbmAccuracy().offset()).isEqualTo(0.8);
        talk.isOver();
    }

    @Test
    void gates_its_carrier_in_pulses() {
        E8257D rf = open();
        talk.expect("*OPT?", "UNT,UNW,007")
                .expect(":SOUR:PULM:INT:PER?", "+1.0000E-006")
                .expect(":SOUR:PULM:SOUR INT")
                .expect(":SOUR:PULM:SOUR:INT FRUN")
                .expect(":SOUR:PULM:INT:PER 1.0E-5")
                .expect(":SOUR:PULM:INT:PWID 1.0E-7")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("*OPT?", "UNT,UNW,007")
                .expect(":SOUR:PULM:STAT ON")
                .expect(":OUTP:MOD ON")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("*OPT?", "UNT,UNW,007")
                .expect(":SOUR:PULM:STAT OFF")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.setPulseModulation(10e-6, 100e-9);
        rf.setPulsed(true);
        rf.setPulsed(false);
        talk.isOver();
    }

    @Test
    void steps_through_frequencies_once_and_comes_back() throws Exception {
        E8257D rf = open();
        rf.setSteps(1e9, 2e9, 101, Duration.ofMillis(2));
        talk.expect(":OUTP?", "0")
                .expect(":POW?", "-20")
                .expect(":INIT:CONT OFF")
                .expect(":LIST:TYPE STEP")
                .expect(":FREQ:STAR 1000000000")
                .expect(":FREQ:STOP 2000000000")
                .expect(":SWE:POIN 101")
                .expect(":SWE:DWEL 0.002")
                .expect(":FREQ:MODE LIST")
                .expect(":INIT")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":STAT:OPER:COND?", "+8")
                .expect(":STAT:OPER:COND?", "+0")
                .expect(":ABOR")
                .expect(":FREQ:MODE CW")
                .expect(":POW:MODE FIX")
                .expect(":SYST:ERR?", NO_ERROR);
        rf.sweep();
        assertThat(talk.clock().nanos()).isEqualTo(101 * 2_000_000L + 20_000_000L);
        talk.isOver();
    }

    @Test
    void a_list_that_the_instrument_refuses_leaves_it_at_one_frequency() {
        E8257D rf = open();
        rf.setList(List.of(new Point(1e9, -30), new Point(1.5e9, -20)), Duration.ofMillis(10));
        talk.expect(":OUTP?", "0")
                .expect(":POW?", "-30")
                .expect(":INIT:CONT OFF")
                .expect(":LIST:TYPE LIST")
                .expect(":LIST:FREQ 1000000000,1500000000")
                .expect(":LIST:POW -30,-20")
                .expect(":LIST:DWEL 0.01")
                .expect(":FREQ:MODE LIST")
                .expect(":POW:MODE LIST")
                .expect(":INIT")
                .expect(":SYST:ERR?", "-226,\"Lists not same length\"")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":ABOR")
                .expect(":FREQ:MODE CW")
                .expect(":POW:MODE FIX")
                .expect(":SYST:ERR?", NO_ERROR);
        assertThatThrownBy(rf::sweep).isInstanceOf(InstrumentError.class).hasMessageContaining("Lists not same length");
        talk.isOver();
    }

    @Test
    void a_list_beyond_the_limit_never_reaches_the_wire() {
        E8257D rf = open();
        assertThatThrownBy(() -> rf.setList(List.of(new Point(1e9, -30), new Point(1e9, 0)), Duration.ofMillis(10)))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("list up to 0.0 dBm refused");
        assertThatThrownBy(rf::sweep).hasMessageContaining("nothing to sweep over");
        talk.isOver();
    }

    @Test
    void pulses_need_their_option() {
        E8257D rf = open();
        talk.expect("*OPT?", "0");
        assertThatThrownBy(() -> rf.setPulsed(true)).hasMessageContaining("it needs option UNU or UNW");
        talk.isOver();
    }
}
