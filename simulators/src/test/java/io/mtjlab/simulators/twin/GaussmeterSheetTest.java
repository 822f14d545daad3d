package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the 425's and the 475's manuals say of alarms, relays, relative readings, zero and status, at a known field. */
@Timeout(60)
class GaussmeterSheetTest {

    /** The coil makes 48 Oe/A along the probe. */
    private static final double AMPERES = 4;

    private final TestBench bench = new TestBench(8);
    private final RawClient bop = bench.connect("bop", "kepco-bop");

    @AfterEach
    void close() {
        bench.close();
    }

    private RawClient gaussmeter(String model, double amperes) {
        bop.query("FUNC:MODE CURR;:VOLT 36;:OUTP ON;:CURR " + amperes + ";*OPC?");
        return bench.connect("gauss", model);
    }

    @ParameterizedTest
    @CsvSource({
        // alarm: on, magnitude or sign, low, high, outside or inside; field; alarm, relay on low, on high, on both
        "'1,1,100,300,1', 4, 0, 0, 0, 0",
        "'1,1,200,300,1', 4, 1, 1, 0, 1",
        "'1,1,100,150,1', 4, 1, 0, 1, 1",
        "'1,1,100,150,1', -4, 1, 0, 1, 1",
        "'1,2,-100,150,1', -4, 1, 1, 0, 1",
        "'1,1,100,300,2', 4, 1, 1, 1, 1",
        "'1,1,200,300,2', 4, 0, 0, 0, 0",
        "'0,1,200,300,1', 4, 0, 0, 0, 0"
    })
    void the_alarm_judges_the_field_and_relays_follow_their_kind(
            String alarm, double amperes, String told, String low, String high, String both) {
        RawClient gauss = gaussmeter("lakeshore425", amperes);
        gauss.query("UNIT 3;ALARM " + alarm + ",0,0;RDGFIELD?");
        assertThat(gauss.query("ALARMST?")).isEqualTo(told);
        assertThat(gauss.query("RELAY 2,1;RELAYST?")).as("low").isEqualTo(low);
        assertThat(gauss.query("RELAY 2,2;RELAYST?")).as("high").isEqualTo(high);
        assertThat(gauss.query("RELAY 2,3;RELAYST?")).as("both").isEqualTo(both);
    }

    @Test
    void a_relative_reading_is_against_the_point_that_was_told_or_the_field_that_was_there() {
        RawClient gauss = gaussmeter("lakeshore425", AMPERES);
        double field = gauss.number("UNIT 3;RDGFIELD?");
        assertThat(field).isCloseTo(192, within(12.0));
        assertThat(gauss.number("REL 1;RDGREL?")).isCloseTo(0, within(0.5));
        assertThat(gauss.number("RELSP 30;RDGREL?")).isCloseTo(field - 30, within(0.5));
        assertThat(gauss.number("REL 0;REL 1;RELSP?")).isEqualTo(30);
    }

    @Test
    void a_zeroed_probe_reads_nothing_until_the_zero_is_cleared_and_the_status_says_so() {
        RawClient gauss = gaussmeter("lakeshore425", AMPERES);
        double field = gauss.number("RDGFIELD?");
        assertThat(Integer.parseInt(gauss.query("OPST?")) & 128).isZero();
        assertThat(gauss.number("ZPROBE;RDGFIELD?")).isCloseTo(0, within(0.5));
        assertThat(Integer.parseInt(gauss.query("OPST?")) & 128).isEqualTo(128);
        assertThat(gauss.number("ZCLEAR;RDGFIELD?")).isCloseTo(field, within(0.5));
    }

    @Test
    void a_question_mark_alone_is_the_last_query_again_and_only_alone() {
        RawClient gauss = gaussmeter("lakeshore425", 0);
        assertThat(gauss.query("UNIT 2;UNIT?;TYPE?")).isEqualTo("2;40");
        assertThat(gauss.query("?")).isEqualTo("2;40");
        gauss.query("*ESR?");
        assertThat(gauss.query("?;*ESR?")).isEqualTo("32");
    }

    @Test
    void the_largest_field_is_kept_and_the_smallest_is_always_told_as_nothing() {
        RawClient gauss = gaussmeter("lakeshore425", AMPERES);
        gauss.query("UNIT 3;RDGFIELD?");
        bop.query("CURR 1;*OPC?");
        gauss.query("RDGFIELD?");
        assertThat(gauss.number("RDGMX?")).isCloseTo(192, within(12.0));
        assertThat(gauss.query("RDGMNMX?")).startsWith("+000.000E+00,+1");
        assertThat(gauss.number("MXRST;RDGMX?")).isCloseTo(48, within(6.0));
    }

    @Test
    void peaks_are_told_with_the_negative_one_first() {
        RawClient gauss = gaussmeter("lakeshore475", AMPERES);
        gauss.query("UNIT 3;RDGFIELD?");
        bop.query("CURR -4;*OPC?");
        gauss.query("RDGFIELD?");
        assertThat(gauss.query("RDGPEAK?")).matches("-1\\d\\d\\..*,\\+1\\d\\d\\..*");
        assertThat(gauss.query("RDGMNMX?")).matches("-1\\d\\d\\..*,\\+1\\d\\d\\..*");
    }

    @Test
    void the_status_byte_sums_up_operation_and_asks_for_service() {
        RawClient gauss = gaussmeter("lakeshore475", AMPERES);
        gauss.query("UNIT 3;AUTO 0;RANGE 2;OPSTR?");
        // Beyond 35 Oe the field overload, bit 1, is an event of the operation register, which is bit 7 of the byte.
        assertThat(gauss.query("OPSTE 2;*SRE 128;*STB?")).isEqualTo("0");
        assertThat(gauss.query("RDGFIELD?;*STB?")).isEqualTo("OL;192");
        assertThat(Integer.parseInt(gauss.query("OPSTR?")) & 2).isEqualTo(2);
        assertThat(gauss.query("*STB?")).isEqualTo("0");
    }

    @Test
    void a_filter_makes_readings_steadier() {
        RawClient gauss = gaussmeter("lakeshore475", 0);
        gauss.query("AUTO 0;RANGE 5;RDGMODE 1,1,1,1,1;FILT 0;FILT?");
        double without = spread(gauss);
        gauss.query("FILT 1;FCOUNT 64;FILT?");
        // 64 readings averaged: an eighth of the noise; 40 readings tell a spread to about a ninth.
        assertThat(spread(gauss)).isBetween(without / 8 / 1.7, without / 8 * 1.7);
    }

    private static double spread(RawClient gauss) {
        int count = 40;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double value = gauss.number("RDGFIELD?");
            sum += value;
            squares += value * value;
        }
        return Math.sqrt((squares - sum * sum / count) / (count - 1));
    }

    @Test
    void parameters_may_be_empty_and_a_colon_may_follow_a_semicolon() {
        RawClient gauss = gaussmeter("lakeshore475", 0);
        gauss.query("*CLS;ALARM 1,2,100,-50,1;*OPC?");
        assertThat(gauss.query("ALARM 0,,,,;:ALARM?;:*ESR?")).isEqualTo("0,2,+100.000E+00,-050.000E+00,1;0");
    }
}
