package io.mtjlab.simulators.twin;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** CALCulate1 and 2 of the 2400 against what the manual's formulas make of the same readings, at a fixed resistor. */
@Timeout(60)
class SourceMeterCalculationsTest {

    private final TestBench bench = new TestBench(21);
    private final RawClient smu = bench.connect("smu", "keithley2400");

    @BeforeEach
    void measureVoltsAndAmperesOfACurrent() {
        smu.write("*RST;:SOUR:FUNC CURR;:SOUR:CURR 1e-4;:SENS:FUNC:OFF:ALL;:SENS:FUNC 'VOLT','CURR'");
        smu.write(":SENS:RES:MODE MAN;:FORM:ELEM VOLT,CURR;:OUTP ON");
    }

    @AfterEach
    void everythingWasUnderstood() {
        try (bench) {
            assertThat(smu.query("SYST:ERR?")).startsWith("0,");
        }
    }

    private double[] numbers(String query) {
        return Arrays.stream(smu.query(query).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private long status() {
        smu.write("FORM:ELEM STAT");
        return (long) smu.number("READ?");
    }

    @Test
    void power_is_the_product_of_each_reading() {
        smu.write("TRIG:COUN 3;:CALC:STAT ON");
        double[] read = numbers("READ?");
        double[] power = numbers("CALC1:DATA?");
        assertThat(power).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(power[i]).isCloseTo(read[2 * i] * read[2 * i + 1], within(1e-6 * power[i]));
        }
        assertThat(smu.number("CALC1:DATA:LAT?")).isEqualTo(power[2]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 + 3 * 4 ^ 2 ^ 1     | 50
            -2 ^ 2                | 4
            10 / 4 / 5            | 0.5
            log(-1000) + ln(exp(2)) | 5
            (1 - 2) - (3 - 4) * 2 | 1
            sin(0) + cos(0) + tan(0) | 1
            1.5e-1 * 2E1          | 3
            1 / 0                 | 9.9e37
            """)
    void expressions_follow_the_manuals_precedence(String expression, double value) {
        smu.write("CALC:MATH:NAME \"OWN\";:CALC:MATH:EXPR (" + expression + ");:CALC:STAT ON;:INIT;*WAI");
        assertThat(smu.number("CALC:DATA?")).isCloseTo(value, within(1e-6 * Math.abs(value)));
    }

    @Test
    void a_vector_takes_a_reading_of_a_group_and_what_was_not_measured_is_no_number() {
        smu.write(
                "SOUR:CURR:STAR 1e-5;STOP 1e-4;STEP 3e-5;MODE SWE;:TRIG:COUN 4;:CALC:MATH:NAME \"OFFCOMPOHM\";:CALC:STAT ON");
        double[] read = numbers("READ?");
        double[] ohms = numbers("CALC:DATA?");
        assertThat(ohms).hasSize(2);
        assertThat(ohms[1]).isCloseTo((read[6] - read[4]) / (read[7] - read[5]), within(1e-3 * ohms[1]));
        smu.write("CALC:MATH:NAME \"VOLTCOEF\";:INIT;*WAI");
        assertThat(smu.query("CALC:DATA?")).startsWith("+9.910000E+37");
    }

    @Test
    void a_null_offset_is_taken_from_what_is_read_and_subtracted() {
        smu.write("CALC2:FEED VOLT;:INIT;*WAI;:CALC2:NULL:ACQ;STAT ON");
        double offset = smu.number("CALC2:NULL:OFFS?");
        double read = numbers("READ?")[0];
        assertThat(offset).isCloseTo(read, within(1e-2 * read));
        assertThat(smu.number("CALC2:DATA?")).isCloseTo(read - offset, within(1e-6 * read));
        assertThat(status() & 1 << 6).isNotZero();
    }

    @Test
    void a_part_that_is_in_its_limits_passes_and_one_that_is_not_says_where_it_failed() {
        double volts = numbers("READ?")[0];
        smu.write("CALC2:FEED VOLT;:CALC2:CLIM:PASS:SOUR2 1;:CALC2:LIM2:UPP:SOUR2 2;:CALC2:LIM3:LOW:SOUR2 4;"
                + ":CALC2:LIM2:LOW 0;UPP " + 1.5 * volts + ";STAT ON;:CALC2:LIM3:LOW 0;UPP " + 2 * volts
                + ";STAT ON;:STAT:MEAS?");
        smu.read();
        assertThat(status() >> 7 & 7).isEqualTo(1);
        assertThat(smu.query("CALC2:LIM2:FAIL?;:CALC2:LIM3:FAIL?;:SOUR2:TTL:ACT?"))
                .isEqualTo("0;0;1");
        assertThat((int) smu.number("STAT:MEAS?") & 0b11_1111).isEqualTo(1 << 5);
        smu.write("CALC2:LIM2:UPP " + volts / 2);
        assertThat(status() >> 8 & 0x3fff).isEqualTo(1 << 13 | (status() >> 8 & 0x1ffc) | 2);
        assertThat(smu.query("CALC2:LIM2:FAIL?;:CALC2:LIM3:FAIL?;:SOUR2:TTL:ACT?"))
                .isEqualTo("1;0;2");
        assertThat((int) smu.number("STAT:MEAS?") & 0b11_1111).isEqualTo(1 << 2);
        smu.write("CALC2:LIM2:STAT OFF;:CALC2:LIM3:LOW " + 1.8 * volts + ";:INIT;*WAI");
        assertThat(smu.query("CALC2:LIM3:FAIL?;:SOUR2:TTL:ACT?;:STAT:MEAS:COND?")
                        .split(";"))
                .satisfies(said -> assertThat(said[0] + said[1]).isEqualTo("14"))
                .satisfies(said ->
                        assertThat(Integer.parseInt(said[2]) & 0b11_1111).isEqualTo(1 << 3));
        smu.write("CALC2:CLIM:CLE");
        assertThat(smu.query("CALC2:LIM3:FAIL?;:SOUR2:TTL:ACT?")).isEqualTo("0;15");
    }

    @Test
    void sorting_tells_the_first_bin_that_fits_and_the_fail_pattern_when_none_does() {
        double volts = numbers("READ?")[0];
        smu.write("CALC2:FEED VOLT;:CALC2:CLIM:MODE SORT;FAIL:SOUR2 9;:CALC2:LIM2:LOW 0;UPP " + volts / 2
                + ";PASS:SOUR2 2;:CALC2:LIM2:STAT ON;:CALC2:LIM5:LOW 0;UPP " + 2 * volts
                + ";PASS:SOUR2 5;:CALC2:LIM5:STAT ON;:INIT;*WAI");
        assertThat(smu.query("SOUR2:TTL:ACT?")).isEqualTo("5");
        smu.write("CALC2:LIM5:LOW " + 1.5 * volts + ";:INIT;*WAI");
        assertThat(smu.query("SOUR2:TTL:ACT?")).isEqualTo("9");
    }

    @Test
    void the_pattern_waits_for_the_end_of_a_series_where_it_is_asked_to() throws InterruptedException {
        smu.write(
                "CALC2:FEED VOLT;:CALC2:CLIM:BCON END;PASS:SOUR2 3;:CALC2:LIM2:UPP 100;LOW -100;STAT ON;:TRIG:COUN 100;:INIT");
        bench.sleep(0.5);
        assertThat(smu.query("SOUR2:TTL:ACT?")).isEqualTo("15");
        assertThat(smu.query("*OPC?;:SOUR2:TTL:ACT?")).isEqualTo("1;3");
    }

    @Test
    void a_current_at_its_compliance_fails_the_first_test() {
        smu.write("SENS:VOLT:PROT 1e-3;:CALC2:LIM1:COMP:SOUR2 6;:CALC2:LIM1:STAT ON");
        assertThat(status() >> 8 & 3).isEqualTo(1);
        assertThat(smu.query("CALC2:LIM1:FAIL?;:SOUR2:TTL:ACT?")).isEqualTo("1;6");
        smu.write("CALC2:LIM1:COMP:FAIL OUT");
        assertThat(status() >> 8 & 3).isZero();
    }

    @Test
    void the_buffer_and_its_statistics_can_hold_what_is_calculated() {
        smu.write("DATA:FEED CALC1;POIN 5;:CALC:STAT ON;:DATA:FEED:CONT NEXT;:TRIG:COUN 5;:INIT;*WAI");
        double[] power = numbers("TRAC:DATA?");
        assertThat(power).hasSize(5).isEqualTo(numbers("CALC:DATA?"));
        assertThat(smu.number("CALC3:DATA?"))
                .isCloseTo(Arrays.stream(power).average().orElseThrow(), within(1e-6 * power[0]));
    }

    @Test
    void stamps_in_the_buffer_count_from_its_first_reading_or_from_the_one_before() {
        smu.write("DATA:POIN 4;FEED:CONT NEXT;:FORM:ELEM TIME;:TRIG:COUN 4;:INIT;*WAI");
        double[] absolute = numbers("TRAC:DATA?");
        smu.write("TRAC:TST:FORM DELT");
        double[] delta = numbers("TRAC:DATA?");
        assertThat(absolute[0]).isZero();
        assertThat(delta[0]).isZero();
        assertThat(delta[2]).isCloseTo(absolute[2] - absolute[1], within(1e-4 * absolute[3]));
    }

    @Test
    void a_sweep_through_the_memory_goes_where_a_test_sends_it() {
        smu.write("SOUR:CURR 1e-5;:SOUR:MEM:SAVE 1;:SOUR:CURR 2e-5;:SOUR:MEM:SAVE 2;:SOUR:CURR 5e-5;:SOUR:MEM:SAVE 9");
        smu.write("CALC2:FEED CURR;:CALC2:LIM2:UPP 1.5e-5;STAT ON;:CALC2:CLIM:FAIL:SML 9;:CALC2:CLIM:PASS:SML NEXT");
        smu.write("SOUR:FUNC MEM;:SOUR:MEM:STAR 1;POIN 3;:TRIG:COUN 3;:FORM:ELEM CURR");
        double[] amperes = numbers("READ?");
        assertThat(amperes[0]).isCloseTo(1e-5, within(1e-7));
        assertThat(amperes[1]).isCloseTo(2e-5, within(1e-7));
        assertThat(amperes[2]).isCloseTo(5e-5, within(1e-7));
    }

    /** 21508 and 43012 are what a 2400 answers after *RST and with a current source and resistance by hand. */
    @Test
    void the_status_word_says_how_the_reading_was_made() {
        assertThat(status()).isEqualTo(1 << 15 | 1 << 12 | 1 << 11 | 1 << 2);
        smu.write("*RST;:OUTP ON");
        assertThat(status()).isEqualTo(21508);
        smu.write("SYST:RSEN ON;:ROUT:TERM REAR;:OUTP ON");
        assertThat(status()).isEqualTo(21508 - 4 + (1 << 22));
    }
}
