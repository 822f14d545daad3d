package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the 2450 makes of its readings, and the settings that it keeps in lists, at a fixed resistor of 200 ohm. */
@Timeout(60)
class TouchCalculationsTest {

    private static final double AMPERES = 0.1 / (FixedResistor.OHMS + 6.2);

    private final TestBench bench = new TestBench(21);
    private final RawClient smu = bench.connect("smu", "keithley2450");

    @AfterEach
    void everythingWasUnderstood() {
        try (bench) {
            assertThat(smu.query("SYST:ERR?")).startsWith("0,");
        }
    }

    private void source() {
        smu.write("*RST;:SOUR:FUNC VOLT;:SOUR:VOLT 0.1;:SOUR:VOLT:ILIM 0.01;:SENS:FUNC 'CURR';:OUTP ON");
    }

    @ParameterizedTest
    @CsvSource({
        "MXB, MMF 1000;MBF 2, 1000, 2",
        "PERC, PERC 1e-4, 1e6, -100",
    })
    void math_is_a_line_through_the_reading(String kind, String factors, double slope, double offset) {
        source();
        double read = smu.number("READ?");
        smu.write("CALC:CURR:MATH:FORM " + kind + ";" + factors + ";STAT ON");
        double expected = slope * read + offset;
        assertThat(smu.number("READ?")).isCloseTo(expected, within(1e-3 * slope * read));
    }

    @Test
    void a_reciprocal_current_is_one_over_it() {
        source();
        smu.write("CALC1:CURR:MATH:FORM REC;STAT ON");
        assertThat(smu.number("READ?")).isCloseTo(1 / AMPERES, within(0.01 / AMPERES));
    }

    @Test
    void a_limit_says_on_which_side_it_failed_and_both_when_it_does_not_clear_itself() {
        source();
        smu.write("CALC2:CURR:LIM1:UPP 1e-3;LOW 1e-4;STAT ON;:READ?");
        smu.read();
        assertThat(smu.query("CALC2:CURR:LIM1:FAIL?;:CALC2:CURR:LIM2:FAIL?")).isEqualTo("NONE;NONE");
        smu.write("CALC2:CURR:LIM1:UPP 2e-4;:READ?");
        smu.read();
        assertThat(smu.query("CALC2:CURR:LIM1:FAIL?")).isEqualTo("HIGH");
        smu.write("CALC2:CURR:LIM1:CLE:AUTO OFF;:CALC2:CURR:LIM1:UPP 1;LOW 0.9;:READ?");
        smu.read();
        assertThat(smu.query("CALC2:CURR:LIM1:FAIL?")).isEqualTo("BOTH");
        smu.write("CALC2:CURR:LIM1:CLE");
        assertThat(smu.query("CALC2:CURR:LIM1:FAIL?")).isEqualTo("NONE");
    }

    @Test
    void a_configuration_list_brings_a_source_and_its_range_back() {
        smu.write("SOUR:CONF:LIST:CRE 'levels';:SENS:CONF:LIST:CRE 'meter'");
        smu.write("SOUR:VOLT 0.05;:SOUR:CONF:LIST:STOR 'levels';:SOUR:VOLT 5;:SOUR:CONF:LIST:STOR 'levels'");
        smu.write("SENS:CURR:NPLC 3;:SENS:CONF:LIST:STOR 'meter';:SENS:CURR:NPLC 1");
        assertThat(smu.query("SOUR:CONF:LIST:SIZE? 'levels';:SOUR:CONF:LIST:CAT?"))
                .isEqualTo("2;\"levels\"");
        smu.write("SOUR:CONF:LIST:REC 'levels', 1;:SENS:CONF:LIST:REC 'meter'");
        assertThat(smu.query("SOUR:VOLT?;:SOUR:VOLT:RANG?;:SENS:CURR:NPLC?")).isEqualTo("0.05;0.2;3");
        smu.write("SOUR:CONF:LIST:REC 'levels', 2");
        assertThat(smu.query("SOUR:VOLT?;:SOUR:VOLT:RANG?")).isEqualTo("5;20");
        smu.write("SOUR:CONF:LIST:DEL 'levels', 1");
        assertThat(smu.query("SOUR:CONF:LIST:SIZE? 'levels'")).isEqualTo("1");
    }

    @Test
    void a_full_buffer_requests_service_where_it_is_mapped_to_a_bit() {
        source();
        smu.write("TRAC:POIN 10,'defbuffer1';:STAT:OPER:MAP 0, 4918, 4917;:STAT:OPER:ENAB 1;:SENS:COUN 9;:READ?");
        smu.read();
        assertThat((int) smu.number("STAT:OPER:COND?") & 1).isZero();
        smu.write("SENS:COUN 1;:READ?");
        smu.read();
        assertThat((int) smu.number("STAT:OPER:COND?") & 1).isEqualTo(1);
        assertThat((int) smu.number("*STB?") & 128).isEqualTo(128);
        smu.write("TRAC:CLE");
        assertThat((int) smu.number("STAT:OPER:COND?") & 1).isZero();
    }

    @Test
    void a_duration_loop_reads_for_as_long_as_it_was_told() {
        source();
        smu.write("TRAC:CLE;:SENS:CURR:AZER OFF;:SENS:CURR:NPLC 0.6;:SOUR:VOLT:DEL 0;:TRIG:LOAD \"DurationLoop\", 1");
        smu.query("INIT;*WAI;*OPC?");
        assertThat(smu.number("TRAC:ACT?")).as("60 Hz: 10 ms and 0.17 ms each").isCloseTo(1 / 10.17e-3, within(1.0));
    }
}
