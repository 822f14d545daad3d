package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A BOP on a coil of 48 Oe/A along the hard axis, and gaussmeters on both axes. */
@Timeout(60)
class MagnetAndGaussmeterTest {

    private static final double TAU_SECONDS = 0.01;

    private final TestBench bench = new TestBench(8);
    private final RawClient bop = bench.connect("bop", "kepco-bop");
    private final RawClient gauss = bench.connect("gauss", "lakeshore475");

    @AfterEach
    void close() {
        bench.close();
    }

    private void sleep(double seconds) throws InterruptedException {
        bench.clock.sleepUntil(bench.clock.nanos() + Math.round(seconds * 1e9));
    }

    private void on() {
        bop.query("FUNC:MODE CURR;:CURR 0;VOLT 36;:OUTP ON;*OPC?");
    }

    @Test
    void the_current_approaches_with_the_time_constant_of_the_coil() throws Exception {
        on();
        bop.query("CURR 5;:SYST:ERR?");
        double end = 5 * (1 + bench.number("bop", "amperes_gain_error")) + bench.number("bop", "amperes_offset_error");
        double begin = bench.number("bop", "amperes");
        for (int k = 1; k <= 5; k++) {
            sleep(TAU_SECONDS);
            assertThat(bench.number("bop", "amperes")).isCloseTo(end + (begin - end) * Math.exp(-k), within(1e-6));
            assertThat(bench.state("bop")).containsEntry("settled", false);
        }
        bop.query("*OPC?");
        assertThat(bench.state("bop")).containsEntry("settled", true);
        assertThat(bop.number("MEAS:CURR?")).isCloseTo(5, within(0.01));
    }

    @Test
    void a_large_step_is_slower_because_the_voltage_is_limited() throws Exception {
        on();
        bop.query("VOLT 20;:CURR 9;:SYST:ERR?");
        // 2 V are left above 9 A times 2 ohm: 100 A/s through 20 mH.
        sleep(0.02);
        assertThat(bench.number("bop", "amperes")).isCloseTo(2, within(0.02));
        bop.query("*OPC?");
        assertThat(bop.number("MEAS:CURR?")).isCloseTo(9, within(0.01));
    }

    @Test
    void the_gaussmeter_and_not_the_set_point_tells_the_field() {
        on();
        bop.query("CURR 4;*OPC?");
        gauss.write("UNIT 3;AUTO 0;RANGE 3");
        double truth = bench.wires.drive().hardOersted();
        assertThat(truth).isCloseTo(192, within(192 * 0.04 + 1)).isNotCloseTo(192, within(0.01));
        assertThat(gauss.number("RDGFIELD?")).isCloseTo(truth, within(0.05e-2 * truth * 1.5 + 0.05));
        double constant = ((Number) bench.wires.truth().state().get("oersted_per_ampere.bop")).doubleValue();
        double offset = ((Number) bench.wires.truth().state().get("offset_hard_oersted")).doubleValue();
        assertThat(truth).isCloseTo(constant * bench.number("bop", "amperes") + offset, within(1e-3));
    }

    @Test
    void the_other_axis_feels_only_the_earth() {
        on();
        bop.query("CURR 4;*OPC?");
        RawClient easy = bench.connect("gauss_easy", "lakeshore475");
        assertThat(easy.number("RDGFIELD?")).isNotZero().isCloseTo(0, within(1.5));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1e-4", "3, 1", "4, 79.57747"})
    void units_are_those_of_the_manual(int unit, double perOersted) {
        on();
        bop.query("CURR 1;*OPC?");
        gauss.write("RANGE 3;UNIT " + unit);
        double truth = bench.wires.drive().hardOersted();
        assertThat(gauss.number("RDGFIELD?")).isCloseTo(truth * perOersted, within(0.1 * perOersted));
        assertThat(gauss.query("UNIT?;RANGE?;AUTO?")).isEqualTo(unit + ";3;0");
    }

    @Test
    void a_reading_takes_a_tenth_of_a_second_and_looks_like_the_manuals() {
        long before = bench.clock.nanos();
        assertThat(gauss.query("RDGFIELD?")).matches("[+-]\\d{3}\\.\\d{3}E[+-]\\d{2}");
        assertThat(bench.clock.nanos() - before).isEqualTo(100_000_000);
    }

    @Test
    void a_field_beyond_the_range_is_an_overload() {
        on();
        bop.query("CURR 8;*OPC?");
        gauss.write("RANGE 2");
        assertThat(gauss.query("RDGFIELD?")).isEqualTo("OL");
        gauss.query("*ESR?");
        gauss.write("RANGE 6");
        assertThat(gauss.query("*ESR?")).isEqualTo("16");
        gauss.write("SPAM");
        assertThat(gauss.query("*ESR?")).isEqualTo("32");
    }

    @Test
    void switching_off_lets_the_field_die() {
        on();
        bop.query("CURR 4;*OPC?");
        assertThat(bench.wires.truth().extremes().fieldOersted()).isGreaterThan(180);
        bop.query("OUTP OFF;*OPC?");
        assertThat(bench.number("bop", "amperes")).isCloseTo(0, within(2e-4));
        assertThat(bench.wires.drive().hardOersted()).isCloseTo(0, within(1.5));
    }

    @Test
    void a_change_of_mode_begins_at_zero() {
        on();
        bop.query("CURR 4;*OPC?");
        assertThat(bop.query("FUNC:MODE VOLT;MODE?;*OPC?")).isEqualTo("0;1");
        assertThat(bench.number("bop", "amperes")).isCloseTo(0, within(0.01));
        assertThat(bop.query("CURR 13;:SYST:ERR?")).isEqualTo("-222,\"Data out of range\"");
    }

    @Test
    void a_list_takes_the_coil_through_its_levels_and_ends_at_the_last() throws Exception {
        on();
        bop.query("LIST:CURR 1,2,3;:LIST:DWEL 0.5;:LIST:COUN 2;:LIST:COUN:SKIP 1;:CURR:MODE LIST;MODE?");
        long begun = bench.clock.nanos();
        // The second time goes without the first level: 1, 2, 3, 2, 3, for half a second each.
        double[] levels = {1, 2, 3, 2, 3};
        for (int i = 0; i < levels.length; i++) {
            bench.clock.sleepUntil(begun + 500_000_000L * i + 300_000_000L);
            assertThat(bench.number("bop", "amperes")).as("level %d", i).isCloseTo(levels[i], within(0.01));
            assertThat(bop.query("CURR:MODE?")).isEqualTo("LIST");
        }
        sleep(0.3);
        assertThat(bop.query("CURR:MODE?")).isEqualTo("FIX");
        assertThat(bop.number("CURR?")).isEqualTo(3);
        sleep(0.4);
        assertThat(bench.number("bop", "amperes")).isCloseTo(3, within(0.01));
    }

    @Test
    void a_list_without_end_goes_on_until_it_is_stopped_and_complete_means_its_end() throws Exception {
        on();
        long before = bench.clock.nanos();
        bop.query("LIST:CURR 1,-1;:LIST:DWEL 0.3,0.2;:LIST:COUN 3;:CURR:MODE LIST;*OPC?");
        assertThat(bench.clock.nanos() - before).isBetween(1_500_000_000L, 1_600_000_000L);
        bop.query("LIST:COUN 0;:CURR:MODE LIST;MODE?");
        sleep(100.2);
        assertThat(bench.number("bop", "amperes")).isCloseTo(1, within(0.01));
        assertThat(bop.query("CURR:MODE FIX;MODE?")).isEqualTo("FIX");
        sleep(0.3);
        assertThat(bench.number("bop", "amperes")).isCloseTo(1, within(0.01));
    }
}
