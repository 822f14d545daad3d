package io.mtjlab.simulators.twin;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the 2182A makes of its readings: math, limits, ratio, delta, hold (2182A-900-01, sections 4, 5, 7 and 8). */
@Timeout(60)
class NanovoltmeterMathTest {

    private static final double CONVERSION_SECONDS = 8.7e-3;

    private final TestBench bench = new TestBench(17);
    private final RawClient source = bench.connect("isrc", "keithley6221");
    private final RawClient meter = bench.connect("nvm", "keithley2182a");

    @BeforeEach
    void fast() {
        meter.write("*RST;:SENS:VOLT:RANG 0.1;NPLC 0.01;DFIL OFF;LPAS OFF;:SYST:AZER OFF");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void drive(double amperes) {
        source.query("SOUR:CURR " + amperes + ";:OUTP ON;*OPC?");
    }

    private double ohms() {
        return ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue() + FixedResistor.OHMS;
    }

    private int measurementBits() {
        return Integer.parseInt(meter.query("STAT:MEAS:COND?"));
    }

    @Test
    void a_line_through_the_reading_is_what_is_read_and_the_plain_one_is_kept() {
        drive(1e-4);
        meter.write("CALC:FORM MXB;KMAT:MMF 1e4;MBF 3;MUN 'O[';:CALC:STAT ON");
        double read = meter.number("READ?");
        double plain = meter.number("SENS:DATA?");
        assertThat(plain).isCloseTo(1e-4 * ohms(), within(1e-4));
        assertThat(read).isCloseTo(1e4 * plain + 3, within(1e-6));
        assertThat(meter.number("CALC:DATA?")).isEqualTo(read);
        assertThat(meter.query("CALC:KMAT:MUN?;:CALC:FORM?")).isEqualTo("\"O[\";MXB");
        meter.write("*RST");
        assertThat(meter.query("CALC:KMAT:MMF?;MBF?;:CALC:FORM?;STAT?"))
                .isEqualTo("+1.00000000E+00;+0.00000000E+00;NONE;0");
    }

    @Test
    void percent_is_the_deviation_from_a_reference_that_can_be_taken_from_the_input() {
        drive(1e-4);
        double before = meter.number("READ?");
        meter.write("CALC:FORM PERC;KMAT:PERC:ACQ;:CALC:STAT ON");
        assertThat(meter.number("CALC:KMAT:PERC?")).isCloseTo(before, within(1e-9));
        drive(1.1e-4);
        double read = meter.number("READ?");
        assertThat(read).isCloseTo(10, within(0.3));
        assertThat(read).isCloseTo(100 * (meter.number("SENS:DATA?") - before) / before, within(1e-4));
    }

    @Test
    void the_buffer_takes_readings_before_or_after_math() {
        drive(1e-4);
        meter.write("CALC:FORM MXB;KMAT:MBF 5;:CALC:STAT ON");
        for (String feed : new String[] {"SENS", "CALC"}) {
            meter.query("TRAC:FEED " + feed + ";POIN 4;FEED:CONT NEXT;:SAMP:COUN 4;:INIT;*OPC?");
            double mean = Arrays.stream(meter.query("TRAC:DATA?").split(","))
                    .mapToDouble(Double::parseDouble)
                    .average()
                    .orElse(0);
            assertThat(mean).isCloseTo((feed.equals("CALC") ? 5 : 0) + 1e-4 * ohms(), within(1e-4));
        }
    }

    @Test
    void readings_beyond_a_limit_set_its_bit_and_fail_until_they_are_cleared() {
        meter.write(
                "CALC3:LIM1:UPP 0.01;LOW -0.01;STAT ON;:CALC3:LIM2:UPP 0.03;LOW -0.03;STAT ON;:CALC3:LIM1:CLE:AUTO OFF");
        meter.query("READ?");
        assertThat(meter.query("CALC3:LIM:FAIL?;:CALC3:LIM2:FAIL?")).isEqualTo("0;0");
        drive(1e-4);
        meter.query("READ?");
        assertThat(meter.query("CALC3:LIM:FAIL?;:CALC3:LIM2:FAIL?")).isEqualTo("1;0");
        assertThat(measurementBits() & 0b11110).isEqualTo(0b00100);
        drive(-2e-4);
        meter.query("READ?");
        assertThat(measurementBits() & 0b11110).isEqualTo(0b01010);
        drive(0);
        meter.query("READ?");
        assertThat(meter.query("CALC3:LIM:FAIL?;:CALC3:LIM2:FAIL?"))
                .as("one test remembers, the other forgets with each series")
                .isEqualTo("1;0");
        assertThat(meter.query("CALC3:LIM:CLE;FAIL?")).isEqualTo("0");
        assertThat(measurementBits() & 0b11110).isZero();
    }

    @Test
    void a_limit_asks_for_service() {
        meter.write("STAT:MEAS:ENAB 4;*SRE 1;:CALC3:LIM:UPP 1e-3;STAT ON");
        drive(1e-4);
        meter.query("READ?");
        assertThat(Integer.parseInt(meter.query("*STB?")) & 65).isEqualTo(65);
    }

    @Test
    void limits_start_at_one_and_two_volts() {
        assertThat(meter.query("CALC3:LIM:UPP?;LOW?;:CALC3:LIM2:UPP?;LOW?;STAT?"))
                .isEqualTo("+1.00000000E+00;-1.00000000E+00;+2.00000000E+00;-2.00000000E+00;0");
    }

    @Test
    void a_delta_of_one_input_has_no_offset_and_takes_two_conversions() {
        meter.write("SENS:VOLT:RANG 0.01;NPLC 1");
        double offset = meter.number("READ?");
        assertThat(Math.abs(offset)).isGreaterThan(50e-9);
        meter.query("SENS:VOLT:DELT ON;*OPC?");
        long before = bench.clock.nanos();
        double delta = meter.number("READ?");
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(2 / 45.0, within(1e-6));
        assertThat(Math.abs(delta)).isLessThan(5 * 10e-9 / Math.sqrt(2));
    }

    @Test
    void a_delta_with_a_trigger_each_is_of_the_reversed_current() {
        meter.write("SENS:VOLT:DELT ON;:TRIG:SOUR BUS;COUN 2;:INIT");
        drive(1e-4);
        meter.query("*TRG;*OPC?");
        drive(-1e-4);
        meter.query("*TRG;*OPC?");
        double gain = 1 + bench.number("isrc", "amperes_gain_error");
        assertThat(meter.number("FETC?"))
                .isCloseTo(1e-4 * gain * ohms() * (1 + bench.number("nvm", "volts_gain_error")), within(1e-6));
    }

    /** Nothing is wired to channel 2: its offset of microvolts is what channel 1 is divided by. */
    @Test
    void a_ratio_is_of_channel_1_to_channel_2() {
        drive(1e-4);
        meter.write("SENS:VOLT:CHAN2:DFIL OFF;:SENS:VOLT:RAT ON");
        assertThat(Math.abs(meter.number("READ?"))).isGreaterThan(1e3);
        meter.write("SENS:VOLT:CHAN2:REF -1;REF:STAT ON");
        assertThat(meter.number("READ?")).as("divided by a volt").isCloseTo(1e-4 * ohms(), within(1e-4));
        assertThat(meter.query("SENS:VOLT:DELT ON;RAT?"))
                .as("one excludes the other")
                .isEqualTo("0");
    }

    @Test
    void a_hold_tells_a_reading_that_has_stayed_within_its_window() {
        drive(1e-4);
        meter.query("SENS:HOLD:WIND 1;COUN 4;STAT ON;*OPC?");
        long before = bench.clock.nanos();
        assertThat(meter.number("READ?")).isCloseTo(1e-4 * ohms(), within(1e-4));
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(5 * CONVERSION_SECONDS, within(1e-6));
        assertThat(meter.query("SENS:HOLD:STAT?;COUN?;WIND?")).isEqualTo("1;4;+1.00000000E+00");
    }

    @Test
    void a_hold_starts_over_when_the_input_moves() throws Exception {
        drive(1e-4);
        meter.query("SENS:HOLD:WIND 1;COUN 4;STAT ON;*OPC?");
        long before = bench.clock.nanos();
        meter.write("INIT");
        bench.sleep(2.5 * CONVERSION_SECONDS);
        drive(1.2e-4);
        meter.query("*OPC?");
        assertThat(meter.number("FETC?")).isCloseTo(1.2e-4 * ohms(), within(1e-4));
        // Two before the step, one across it, then a seed and four.
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(8 * CONVERSION_SECONDS, within(1e-6));
    }

    @Test
    void texts_are_shown_on_the_display() {
        meter.write("DISP:TEXT:DATA 'HELLO';STAT ON");
        assertThat(meter.query("DISP:DATA?;:DISP:TEXT:STAT?")).isEqualTo("\"HELLO\";1");
        meter.write("DISP:TEXT 'much too long for it'");
        assertThat(meter.query("SYST:ERR?")).startsWith("-223");
    }
}
