package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What drivers of the 81110A send beside pulses and levels: sources, pattern update, phase, current limits, checks. */
@Timeout(60)
class PulserSheetTest {

    /** "+-1 % of amplitude +-50 mV" (81111A, technical specifications). */
    private static final double ERROR_VOLTS = 0.08;

    private final TestBench bench = new TestBench(8);
    private final RawClient pulser = bench.connect("pulser", "agilent81110a");

    @AfterEach
    void close() {
        bench.close();
    }

    private void accepts(String message) {
        assertThat(pulser.query(message + ";:SYST:ERR?")).isEqualTo("+0,\"No error\"");
    }

    /** A pulse that is nearly always high. */
    private void longPulses() {
        accepts("PULS:PER 1S;:PULS:WIDT1 0.99S;:VOLT1:LOW 0V;:VOLT1:HIGH 1V;:OUTP1 ON");
    }

    private double volts() {
        return bench.number("pulser", "volts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ARM:SOUR EXT", "ARM:SOUR EXT1", "ARM:SOUR MAN", "ARM:EWID ON", "TRIG:SOUR EXT2", "TRIG:SOUR EXT"
            })
    void without_a_signal_at_its_inputs_it_rests_at_the_low_level(String source) {
        longPulses();
        assertThat(volts()).isGreaterThan(1 - ERROR_VOLTS);
        accepts(source);
        assertThat(volts()).isBetween(-ERROR_VOLTS, ERROR_VOLTS);
        accepts("SYST:PRES");
        assertThat(pulser.query("ARM:SOUR?;EWID?;:TRIG:SOUR?;:OUTP1?;:PULS:PER?"))
                .isEqualTo("IMM;0;IMM;0;+1.00000E-06");
    }

    @Test
    void its_second_oscillator_arms_it() {
        longPulses();
        accepts("ARM:SOUR INT2;:ARM:PER 10S");
        assertThat(pulser.query("ARM:SOUR?")).isEqualTo("INT2");
        assertThat(volts()).isGreaterThan(1 - ERROR_VOLTS);
    }

    @Test
    void data_wait_for_the_update_where_it_is_not_automatic() {
        longPulses();
        accepts("DIG:SIGN:FORM1 NRZ;:DIG:PATT:DATA1 #14" + "1111" + ";:DIG:PATT ON");
        assertThat(pulser.query("DIG:SIGN1:FORM?;:DIG:PATT:UPD?")).isEqualTo("NRZ;1");
        assertThat(volts()).isGreaterThan(1 - ERROR_VOLTS);
        accepts("DIG:PATT:UPD OFF;:DIG:PATT:DATA1 #14" + "0000");
        assertThat(pulser.query("DIG:PATT:DATA1?;UPD?")).isEqualTo("#140000;0");
        assertThat(volts()).as("the old data play on").isGreaterThan(1 - ERROR_VOLTS);
        accepts("DIG:PATT:UPD ONCE");
        assertThat(volts()).isLessThan(ERROR_VOLTS);
        assertThat(pulser.query("DIG:PATT:UPD?")).isEqualTo("0");
    }

    @Test
    void phase_is_the_delay_as_part_of_the_period_and_current_limits_are_those_of_the_volts() {
        accepts("PULS:PER 4US;:PHAS1 90DEG");
        assertThat(pulser.query("PULS:DEL1?;:PHAS1?")).isEqualTo("+1.00000E-06;+9.00000E+01");
        accepts("VOLT1:HIGH 0.2;LOW -0.2;:CURR1:LIM 10MA;LIM:LOW -10MA;STAT ON");
        assertThat(pulser.query("VOLT1:LIM?;LIM:LOW?;STAT?")).isEqualTo("+5.00000E-01;-5.00000E-01;1");
        assertThat(pulser.query("VOLT1:HIGH 0.6;:SYST:ERR?")).startsWith("-221");
        assertThat(pulser.query("VOLT1:HIGH?")).isEqualTo("+2.00000E-01");
    }

    @ParameterizedTest
    @CsvSource({
        "CHAN:MATH PLUS, CHAN:MATH?, PLUS",
        "ROSC:SOUR EXT, ROSC:SOUR?, EXT",
        "ROSC:EXT:FREQ 5MHZ, ROSC:EXT:FREQ?, +5.00000E+06",
        "FREQ:AUTO ONCE, FREQ?, +1.00000E+06",
        "PULS:PER:AUTO ONCE, PULS:PER?, +1.00000E-06",
        "PULS:DOUB1:DEL:HOLD PRAT, PULS:DOUB1:DEL:HOLD?, PRAT",
        "PULS:TRAN1:UNIT PCT, PULS:TRAN1:UNIT?, PCT",
        "SYST:CHEC OFF, SYST:CHEC?, 0",
        "SYST:SEC ON, SYST:SEC?, 1",
        "SYST:KEY 19, SYST:KEY?, 19",
        "SYST:CHEC ON, SYST:WARN?;:SYST:WARN:STR?, '0;\"\"'"
    })
    void the_rest_of_its_commands_is_kept_and_told(String set, String query, String told) {
        accepts(set);
        assertThat(pulser.query(query)).isEqualTo(told);
    }
}
