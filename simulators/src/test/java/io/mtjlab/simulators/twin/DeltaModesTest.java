package io.mtjlab.simulators.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.simulators.physics.Drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A 6221 with a 2182A at its serial and trigger link: delta, pulse delta and differential conductance
 * (622X-901-01, section 5), each against what it comes to in closed form.
 */
@Timeout(60)
class DeltaModesTest {

    private static final double LINE_SECONDS = 1 / 60.0;

    /** Volts per cubed ampere. */
    private static final double CUBIC = 2e9;

    private static final double STEP = 1e-5;
    private static final double DELTA = 2e-6;

    /** {@code V = R I + b I^3}, and a note of every current. */
    private static final class Bent extends DelegatingJunction {
        private final double cubic;
        private final List<Double> levels = new ArrayList<>();
        private final List<Long> nanos = new ArrayList<>();
        private double amperes;

        Bent(double cubic) {
            super(new FixedResistor());
            this.cubic = cubic;
        }

        @Override
        public void drive(long at, Drive drive) {
            super.drive(at, drive);
            if (drive.amperes() != amperes) {
                amperes = drive.amperes();
                levels.add(amperes);
                nanos.add(at);
            }
        }

        @Override
        public double meanVolts(long fromNanos, long toNanos) {
            return super.meanVolts(fromNanos, toNanos) + cubic * Math.pow(amperes, 3);
        }
    }

    private final Bent junction = new Bent(CUBIC);
    private final TestBench bench = new TestBench(31, junction, new DrivenClock());
    private final RawClient meter = bench.connect("nvm", "keithley2182a");
    private final RawClient source = bench.connect("isrc", "keithley6221");

    @AfterEach
    void close() {
        bench.close();
    }

    private double ohms() {
        return ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue() + FixedResistor.OHMS;
    }

    private double gain() {
        return 1 + bench.number("isrc", "amperes_gain_error");
    }

    /** Readings alone, as {@code FORM:ELEM READ} leaves them. */
    private double[] readings() {
        return Arrays.stream(source.query("FORM:ELEM READ;:TRAC:DATA?").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private double seconds() {
        return bench.clock.nanos() * 1e-9;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double scatter(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    @Test
    void a_delta_is_free_of_the_thermal_voltage_that_a_plain_reading_has() {
        meter.query("*RST;:SENS:VOLT:NPLC 1;DFIL OFF;:SENS:VOLT:RANG 0.01;*OPC?");
        double alone = meter.number("READ?");
        assertThat(Math.abs(alone)).as("thermal voltage and offset").isGreaterThan(100e-9);
        source.query("*RST;:SOUR:DELT:HIGH 1e-6;COUN 200;ARM;:INIT:IMM;*OPC?");
        double[] volts = readings();
        assertThat(volts).hasSize(200);
        double expected = 1e-6 * gain() * ohms();
        // Of three conversions of 10 nV white noise, 3/8 of the variance is left.
        assertThat(mean(volts)).isCloseTo(expected, within(5 * 10e-9 * Math.sqrt(3 / 8.0 / 60) + 6e-5 * expected));
        assertThat(scatter(volts)).isCloseTo(10e-9 * Math.sqrt(3 / 8.0), within(2e-9));
    }

    @Test
    void a_delta_integrates_as_long_as_the_nanovoltmeter_is_told_to() {
        source.query("*RST;:SYST:COMM:SER:SEND 'SENS:VOLT:NPLC 1';:SOUR:DELT:COUN 10;DEL 1e-3;ARM;*OPC?");
        double before = seconds();
        source.query("INIT;*OPC?");
        double fast = seconds() - before;
        source.query("SOUR:SWE:ABOR;:SYST:COMM:SER:SEND 'SENS:VOLT:NPLC 5';:SOUR:DELT:ARM;*OPC?");
        before = seconds();
        source.query("INIT;*OPC?");
        assertThat(seconds() - before - fast).isCloseTo(12 * 4 * LINE_SECONDS, within(1e-6));
    }

    @Test
    void a_pulse_delta_drives_a_short_pulse_in_each_interval() {
        source.query("*RST;:SOUR:PDEL:HIGH 1e-4;LOW 0;WIDT 200e-6;SDEL 100e-6;COUN 3;INT 6;ARM;*OPC?");
        junction.levels.clear();
        junction.nanos.clear();
        long start = bench.clock.nanos();
        source.query("INIT;*OPC?");
        assertThat(bench.clock.nanos() - start).isEqualTo(3 * 100_000_000L);
        assertThat(junction.levels).hasSize(6);
        for (int pulse = 0; pulse < 3; pulse++) {
            long rise = start + pulse * 100_000_000L + 16_666_667;
            assertThat(junction.levels.get(2 * pulse)).isCloseTo(1e-4, within(3 * (0.0005 * 1e-4 + 100e-9)));
            assertThat(junction.nanos.get(2 * pulse)).isEqualTo(rise);
            assertThat(junction.nanos.get(2 * pulse + 1)).isEqualTo(rise + 200_000);
        }
        assertThat(Integer.parseInt(source.query("STAT:OPER:COND?")) & 0b1010).isEqualTo(0b10);
        assertThat(source.query("TRAC:DATA:TYPE?")).isEqualTo("PULS");
    }

    @Test
    void three_and_two_point_pulse_deltas_are_of_the_high_less_the_low_current() {
        source.query("*RST;:SYST:COMM:SER:SEND 'VOLT:RANG 0.1';:SOUR:PDEL:HIGH 1e-4;LOW -5e-5;WIDT 2e-3;SDEL 1e-3;"
                + "COUN 40;ARM;:INIT;*OPC?");
        double[] three = readings();
        double high = 1e-4 * gain() + bench.number("isrc", "amperes_offset_error");
        double low = -5e-5 * gain() + bench.number("isrc", "amperes_offset_error");
        double volts = (high - low) * ohms() + CUBIC * (Math.pow(high, 3) - Math.pow(low, 3));
        // 25 nV over a line cycle at 1 V ranges of 0.1, over 0.06 of one: 100 nV, and 3/2 of its variance is left.
        assertThat(mean(three)).isCloseTo(volts * (1 + bench.number("nvm", "volts_gain_error")), within(0.2e-6));
        assertThat(scatter(three)).isCloseTo(25e-9 / Math.sqrt(0.06) * Math.sqrt(1.5), within(40e-9));
        source.query("SOUR:SWE:ABOR;:SOUR:PDEL:LME 1;ARM;:INIT;*OPC?");
        double[] two = readings();
        assertThat(two).hasSize(40);
        assertThat(mean(two)).isCloseTo(mean(three), within(0.2e-6));
        assertThat(scatter(two)).isCloseTo(25e-9 / Math.sqrt(0.06) * Math.sqrt(2), within(50e-9));
    }

    @Test
    void pulse_power_is_that_of_the_peak_or_of_the_interval() {
        source.query("*RST;:UNIT W;:SOUR:PDEL:HIGH 1e-3;WIDT 1e-3;COUN 1;INT 6;ARM;:INIT;*OPC?");
        double peak = readings()[0];
        double high = 1e-3 * gain() + bench.number("isrc", "amperes_offset_error");
        double volts = 1e-3 * gain() * ohms() + CUBIC * Math.pow(high, 3);
        assertThat(peak).isCloseTo(1e-3 * volts, within(1e-4 * peak));
        source.query("SOUR:SWE:ABOR;:UNIT:POW AVER;:SOUR:PDEL:ARM;:INIT;*OPC?");
        assertThat(readings()[0]).isCloseTo(peak * 1e-3 / 0.1, within(1e-3 * peak));
    }

    @Test
    void a_swept_pulse_delta_takes_its_levels_and_its_time_from_the_sweep() {
        source.query("*RST;:SOUR:SWE:SPAC LIN;:SOUR:CURR:STAR 1e-5;STOP 5e-5;STEP 1e-5;:SOUR:DEL 0.2;"
                + ":SOUR:PDEL:SWE ON;ARM;*OPC?");
        double before = seconds();
        source.query("INIT;*OPC?");
        assertThat(seconds() - before).isCloseTo(5 * 0.2, within(1e-6));
        String[] fields = source.query("FORM:ELEM READ,SOUR;:TRAC:DATA?").split(",");
        assertThat(fields).hasSize(10);
        for (int i = 0; i < 5; i++) {
            double set = (i + 1) * 1e-5;
            double amperes = set * gain();
            assertThat(Double.parseDouble(fields[2 * i + 1])).isCloseTo(set, within(1e-12));
            assertThat(Double.parseDouble(fields[2 * i]))
                    .isCloseTo(amperes * ohms() + CUBIC * Math.pow(amperes, 3), within(3e-6));
        }
    }

    /** The manual's example: from 0 to 50 uA in steps of 10 with a delta of 20. */
    @Test
    void a_differential_conductance_sweep_steps_and_swings() {
        source.query("*RST;:SOUR:DCON:STAR 0;STOP 50e-6;STEP 10e-6;DELT 20e-6;DEL 1e-3;ARM;*OPC?");
        junction.levels.clear();
        source.query("INIT;*OPC?");
        double offset = bench.number("isrc", "amperes_offset_error");
        double[] microamperes = {10, -20, 30, 0, 50, 20, 70, 40};
        for (int i = 0; i < microamperes.length; i++) {
            assertThat(junction.levels.get(i))
                    .as("level %d", i)
                    .isCloseTo(microamperes[i] * 1e-6 * gain() + offset, within(1e-11));
        }
        assertThat(source.query("TRAC:POIN:ACT?;:TRAC:DATA:TYPE?")).isEqualTo("6;DCON");
    }

    @Test
    void a_differential_resistance_is_the_slope_of_the_current_voltage_curve() {
        source.query("*RST;:UNIT OHMS;:SYST:COMM:SER:SEND 'VOLT:RANG 0.1;NPLC 1';"
                + ":SOUR:DCON:STAR -1e-4;STOP 1e-4;STEP " + STEP + ";DELT " + DELTA + ";DEL 1e-3;ARM;:INIT;*OPC?");
        String[] fields = source.query("FORM:ELEM READ,SOUR,AVOL;:TRAC:DATA?").split(",");
        assertThat(fields).hasSize(3 * 21);
        for (int i = 0; i < 21; i++) {
            double bias = Double.parseDouble(fields[3 * i + 1]);
            assertThat(bias).isCloseTo(-1e-4 + i * 1e-5, within(1e-11));
            double slope = ohms() + 3 * CUBIC * bias * bias;
            double sign = i % 2 == 0 ? 1 : -1;
            // (X - 2 Y + Z) / 4 over the delta, of I - s + d, I - d, I + s + d: what the cubic adds to its derivative.
            double more = CUBIC * (1.5 * STEP * STEP + DELTA * DELTA + sign * 1.5 * bias * STEP * STEP / DELTA);
            assertThat(Double.parseDouble(fields[3 * i]))
                    .as("dV/dI at %g A", bias)
                    .isCloseTo(slope + more, within(0.3));
            double average = 3 * DELTA * DELTA * bias + 1.5 * STEP * STEP * (bias + sign * DELTA);
            double volts = bias * ohms() + CUBIC * (Math.pow(bias, 3) + average);
            assertThat(Double.parseDouble(fields[3 * i + 2])).isCloseTo(volts, within(30e-6));
        }
    }

    @Test
    void siemens_are_the_reciprocal_of_ohms() {
        source.query("*RST;:UNIT SIEM;:SOUR:DCON:STAR -1e-6;STOP 1e-6;STEP 1e-6;DELT 5e-6;ARM;:INIT;*OPC?");
        assertThat(mean(readings())).isCloseTo(1 / ohms(), within(0.003 / ohms()));
        assertThat(source.query("FORM:ELEM READ,UNIT;:TRAC:DATA:SEL? 1,1")).endsWith("S");
    }

    @Test
    void a_step_that_is_too_large_becomes_a_hundredth_of_the_sweep() {
        source.query("*RST;:SOUR:DCON:STAR 0;STOP 99e-6;STEP 1e-3;ARM;*OPC?");
        assertThat(source.number("SOUR:DCON:STEP?")).isCloseTo(1e-6, within(1e-12));
        assertThat(source.query("TRAC:POIN?")).isEqualTo("100");
    }

    @Test
    void a_repeating_filter_takes_its_count_of_cycles_and_a_moving_one_fills_once() {
        source.query("*RST;:SYST:COMM:SER:SEND 'VOLT:NPLC 1;RANG 0.01';:SOUR:DELT:HIGH 1e-6;COUN 50;DEL 1e-3;"
                + ":SENS:AVER:TCON REP;COUN 9;STAT ON;:SOUR:DELT:ARM;*OPC?");
        double half = 1e-3 + LINE_SECONDS + 5e-3;
        double before = seconds();
        source.query("INIT;*OPC?");
        assertThat(seconds() - before).isCloseTo((50 * 9 + 2) * half, within(1e-5));
        double[] repeated = readings();
        assertThat(repeated).hasSize(50);
        source.query("SOUR:SWE:ABOR;:SENS:AVER:TCON MOV;:SOUR:DELT:ARM;*OPC?");
        before = seconds();
        source.query("INIT;*OPC?");
        assertThat(seconds() - before).isCloseTo((50 + 9 + 2) * half, within(1e-5));
        assertThat(readings()).hasSize(50);
        // Nine overlapping deltas: their sum holds the inner conversions in full, so the noise falls nearly by nine.
        assertThat(scatter(repeated)).isLessThan(4e-9);
        assertThat(source.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_repeating_filter_sweeps_in_finer_steps() {
        source.query("*RST;:SOUR:DCON:STAR 0;STOP 50e-6;STEP 10e-6;DELT 20e-6;:SENS:AVER:TCON REP;COUN 5;STAT ON;"
                + ":SOUR:DCON:ARM;*OPC?");
        junction.levels.clear();
        source.query("INIT;*OPC?");
        double offset = bench.number("isrc", "amperes_offset_error");
        assertThat(junction.levels.get(2) - offset).isCloseTo(22e-6 * gain(), within(1e-12));
        assertThat(readings()).hasSize(6);
    }

    @Test
    void a_reading_beside_the_window_starts_the_filter_over() throws Exception {
        double half = 1e-3 + LINE_SECONDS + 5e-3;
        // A window of 1 nV beside 6 nV of noise: the stack of twenty does not fill; without one it does.
        for (String window : List.of("1e-5", "0")) {
            source.query("*RST;:SYST:COMM:SER:SEND 'VOLT:NPLC 1;RANG 0.01';:SOUR:DELT:HIGH 1e-5;COUN 1;DEL 1e-3;"
                    + ":SENS:AVER:TCON REP;COUN 20;WIND " + window + ";STAT ON;:SOUR:DELT:ARM;:INIT;*TST?");
            bench.sleep(23 * half);
            assertThat(source.query("TRAC:POIN:ACT?")).as(window).isEqualTo(window.equals("0") ? "1" : "0");
        }
    }

    @Test
    void compliance_ends_a_run_that_is_told_so() {
        source.query("*RST;:SOUR:CURR:COMP 0.1;:SOUR:DELT:HIGH 1e-3;COUN 10;CAB ON;ARM;:INIT;*OPC?");
        assertThat(source.query("OUTP?")).isEqualTo("0");
        assertThat(bench.wires.drive().amperes()).isZero();
        assertThat(Integer.parseInt(source.query("STAT:OPER:COND?")) & 0b1110).isEqualTo(0b100);
        assertThat(source.query("TRAC:POIN:ACT?")).isEqualTo("0");
    }

    @Test
    void a_voltage_beyond_the_nanovoltmeters_range_overflows() {
        source.query("*RST;:SYST:COMM:SER:SEND 'VOLT:RANG 0.01';:SOUR:DELT:HIGH 1e-3;COUN 2;ARM;:INIT;*OPC?");
        assertThat(readings()).containsExactly(9.9e37, 9.9e37);
        assertThat(Integer.parseInt(source.query("STAT:MEAS:COND?")) & 1).isEqualTo(1);
    }

    @Test
    void a_fresh_reading_is_told_once_and_the_latest_again_and_again() {
        source.query("*RST;:SOUR:DELT:COUN 3;ARM;:INIT;*OPC?");
        String latest = source.query("SENS:DATA?");
        assertThat(source.query("SENS:DATA:LAT?")).isEqualTo(latest);
        source.write("SENS:DATA:FRES?");
        assertThat(source.query("SYST:ERR?")).startsWith("-230");
        source.query("SOUR:SWE:ABOR;*OPC?");
        source.write("SENS:DATA?");
        assertThat(source.query("SYST:ERR?")).startsWith("-221");
    }

    @Test
    void math_statistics_and_parts_of_the_buffer_are_of_the_same_readings() {
        source.query("*RST;:SOUR:DELT:HIGH 1e-5;COUN 8;ARM;:TRAC:FEED SENS;:INIT;*OPC?");
        double[] plain = readings();
        assertThat(source.number("CALC2:STAT ON;IMM?")).isCloseTo(mean(plain), within(1e-9));
        assertThat(source.number("CALC2:FORM SDEV;IMM?")).isCloseTo(scatter(plain), within(1e-9));
        double peaks = Arrays.stream(plain).max().orElse(0)
                - Arrays.stream(plain).min().orElse(0);
        assertThat(source.number("CALC2:FORM PKPK;IMM?")).isCloseTo(peaks, within(1e-9));
        String[] part = source.query("TRAC:DATA:SEL? 2,3").split(",");
        assertThat(part).hasSize(3);
        assertThat(Double.parseDouble(part[0])).isEqualTo(plain[2]);
        source.query("SOUR:SWE:ABOR;:TRAC:FEED CALC;:CALC:FORM MXB;KMAT:MMF 2;MBF 1;MUN 'Q';:CALC:STAT ON;"
                + ":SOUR:DELT:ARM;:INIT;*OPC?");
        assertThat(mean(readings())).isCloseTo(1 + 2 * mean(plain), within(1e-6));
        assertThat(source.query("FORM:ELEM READ,UNIT;:CALC:DATA?")).endsWith("Q");
        source.query("SOUR:SWE:ABOR;:CALC:FORM REC;KMAT:MBF 0;:SOUR:DELT:ARM;:INIT;*OPC?");
        assertThat(mean(readings())).isCloseTo(2 / mean(plain), within(1e-3 / mean(plain)));
    }

    @Test
    void times_are_since_the_first_reading_or_since_the_one_before() {
        source.query("*RST;:SYST:COMM:SER:SEND 'VOLT:NPLC 1';:SOUR:DELT:COUN 3;DEL 1e-3;ARM;:INIT;*OPC?");
        double half = 1e-3 + LINE_SECONDS + 5e-3;
        String[] since = source.query("FORM:ELEM TST;:TRAC:DATA?").split(",");
        assertThat(Double.parseDouble(since[0])).isZero();
        assertThat(Double.parseDouble(since[2])).isCloseTo(2 * half, within(1e-6));
        String[] steps = source.query("TRAC:TST:FORM DELT;:TRAC:DATA?").split(",");
        assertThat(Double.parseDouble(steps[2])).isCloseTo(half, within(1e-6));
    }

    @Test
    void the_buffer_tells_how_full_it_is() {
        source.query("*RST;:SOUR:DELT:COUN 8;ARM;:TRAC:NOT 2;:INIT;*OPC?");
        assertThat(source.query("TRAC:POIN?")).isEqualTo("8");
        int bits = Integer.parseInt(source.query("STAT:MEAS:COND?"));
        assertThat(bits & 0b0011_0011_1100_0000).isEqualTo(0b0011_0011_1100_0000);
    }

    @Test
    void arming_one_mode_disarms_the_other() {
        source.query("*RST;:SOUR:DELT:ARM;:SOUR:DCON:ARM;*OPC?");
        assertThat(source.query("SOUR:DELT:ARM?;:SOUR:DCON:ARM?;:SOUR:PDEL:ARM?;:SYST:ERR?"))
                .isEqualTo("0;1;0;0,\"No error\"");
    }

    @Test
    void settings_that_do_not_go_together_are_refused_when_the_mode_is_armed() {
        for (String bad : List.of(
                "SOUR:PDEL:WIDT 50e-6;SDEL 20e-6;ARM",
                "SOUR:DCON:STAR -0.1;DELT 0.01;ARM",
                "SOUR:DCON:STEP 0;ARM",
                "SOUR:CURR:RANG 2e-9;:SOUR:PDEL:RANG FIX;ARM")) {
            source.write("*RST;:" + bad);
            assertThat(source.query("SYST:ERR?")).as(bad).startsWith("-221");
            assertThat(source.query("OUTP?;:SOUR:PDEL:ARM?;:SOUR:DCON:ARM?")).isEqualTo("0;0;0");
        }
    }

    @Test
    void the_digital_lines_show_compliance() {
        source.query("*RST;:SOUR:CURR:COMP 0.1;:CALC3:LIM:SOUR 6;STAT ON;*OPC?");
        assertThat(source.query("CALC3:LIM:FAIL?")).isEqualTo("0");
        assertThat(bench.number("isrc", "digital_lines")).isEqualTo(15);
        source.query("SOUR:CURR 1e-3;:OUTP ON;*OPC?");
        assertThat(source.query("CALC3:LIM:FAIL?")).isEqualTo("1");
        assertThat(bench.number("isrc", "digital_lines")).isEqualTo(6);
        source.query("CALC3:FORC:PATT 9;STAT ON;*OPC?");
        assertThat(bench.number("isrc", "digital_lines")).isEqualTo(9);
    }

    @Test
    void a_sweep_waits_for_the_bus() throws Exception {
        source.query("*RST;:ARM:SOUR BUS;:SOUR:CURR:STAR 0;STOP 1e-5;STEP 5e-6;:SOUR:SWE:ARM;:INIT;*OPC?");
        assertThat(Integer.parseInt(source.query("STAT:OPER:COND?")) & 64).isEqualTo(64);
        source.query("*TRG;*OPC?");
        assertThat(Integer.parseInt(source.query("STAT:OPER:COND?")) & 0b1000010)
                .isEqualTo(0b10);
        source.write("*TRG");
        assertThat(source.query("SYST:ERR?")).startsWith("-211");
    }
}
