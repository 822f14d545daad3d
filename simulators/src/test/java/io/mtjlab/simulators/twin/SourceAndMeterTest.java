package io.mtjlab.simulators.twin;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The 6221 drives 200 ohm behind 6.2 ohm of cable, the 2182A looks at the voltage. */
@Timeout(60)
class SourceAndMeterTest {

    private final TestBench bench = new TestBench(11);
    private final RawClient source = bench.connect("isrc", "keithley6221");
    private final RawClient meter = bench.connect("nvm", "keithley2182a");

    @AfterEach
    void close() {
        bench.close();
    }

    private void fastMeter() {
        meter.write("*RST;:SENS:VOLT:RANG 0.01;NPLC 0.01;DFIL OFF;LPAS OFF;:SYST:AZER OFF");
    }

    @Test
    void current_flows_only_while_the_output_is_on() {
        assertThat(source.query("CURR:RANG 20e-6;:CURR 10e-6;:CURR:COMP?;:SYST:ERR?"))
                .isEqualTo("+1.000000E+01;0,\"No error\"");
        assertThat(bench.wires.drive().amperes()).isZero();
        source.query("OUTP ON;*OPC?");
        assertThat(bench.wires.drive().amperes())
                .isCloseTo(10e-6, within(3 * (0.0005 * 10e-6 + 10e-9)))
                // The nanovoltmeter's input takes its part.
                .isCloseTo(bench.number("isrc", "amperes") * (1 - FixedResistor.OHMS / 10e9), within(1e-14))
                .isNotEqualTo(10e-6);
        source.query("OUTP OFF;*OPC?");
        assertThat(bench.wires.drive().amperes()).isZero();
        assertThat(bench.wires.truth().extremes().amperes()).isCloseTo(10e-6, within(1e-7));
    }

    @Test
    void a_fixed_range_refuses_what_it_cannot_hold() {
        assertThat(source.query("CURR:RANG 20e-6;:CURR 30e-6;:SYST:ERR?;:CURR?"))
                .isEqualTo("-222,\"Data out of range\";+0.000000E+00");
        assertThat(source.query("CURR:RANG 1e-3;:CURR 1.05e-3;:CURR:RANG?;:CURR:RANG 20e-6;:SYST:ERR?"))
                .isEqualTo("+2.000000E-03;-221,\"Settings conflict\"");
    }

    @Test
    void compliance_clips_the_current_and_says_so() {
        source.write("CURR:COMP 0.1;:CURR 1e-3;:OUTP ON");
        assertThat(source.query("STAT:MEAS:COND?")).isEqualTo("8");
        double series = ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue();
        assertThat(bench.wires.drive().amperes()).isCloseTo(0.1 / (series + FixedResistor.OHMS), within(1e-12));
        source.write("CURR 1e-4");
        assertThat(source.query("STAT:MEAS:COND?")).isEqualTo("0");
    }

    @Test
    void reversal_leaves_current_times_resistance() {
        fastMeter();
        source.write("CURR 10e-6;:OUTP ON");
        source.query("*OPC?");
        double plus = meter.number("READ?");
        double forward = bench.wires.drive().amperes();
        source.query("CURR -10e-6;*OPC?");
        double minus = meter.number("READ?");
        double backward = bench.wires.drive().amperes();
        double series = ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue();
        double expected = (forward - backward) / 2 * (series + FixedResistor.OHMS);
        double gain = bench.number("nvm", "volts_gain_error");
        assertThat((plus - minus) / 2).isCloseTo(expected * (1 + gain), within(1e-6));
        // Thermal voltage and offsets are there, and gone in the difference.
        assertThat((plus + minus) / 2).isNotCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0, 0, 8.7e-3",
        "0.01, 1, 0, 17.4e-3",
        "0.01, 0, 1, 133.7e-3",
        "0.1, 0, 0, 12.5e-3",
        "1, 0, 0, 22.222e-3",
        "5, 0, 0, 88.889e-3"
    })
    void a_reading_takes_the_time_that_the_specifications_give(
            double cycles, int autozero, int analogFilter, double seconds) {
        fastMeter();
        meter.write("SENS:VOLT:NPLC " + cycles + ";LPAS " + analogFilter + ";:SYST:AZER " + autozero);
        meter.query("*OPC?");
        long before = bench.clock.nanos();
        meter.query("READ?");
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(seconds, within(1e-6));
    }

    @Test
    void the_buffer_fills_in_lab_time_and_stops() {
        fastMeter();
        long before = bench.clock.nanos();
        meter.write("TRAC:CLE;POIN 1024;FEED:CONT NEXT;:TRIG:COUN 1024;:INIT");
        assertThat(meter.query("TRAC:FEED:CONT?;:STAT:MEAS:COND?")).isEqualTo("NEXT;0");
        meter.query("*OPC?");
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(8.9088, within(1e-6));
        assertThat(meter.query("TRAC:FEED:CONT?")).isEqualTo("NEV");
        assertThat(Integer.parseInt(meter.query("STAT:MEAS:COND?")) & 512).isEqualTo(512);
        assertThat(meter.query("TRAC:DATA?").split(",")).hasSize(1024);
        assertThat(meter.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_voltage_beyond_the_range_overflows() {
        fastMeter();
        source.query("CURR 1e-3;:OUTP ON;*OPC?");
        assertThat(meter.query("READ?")).isEqualTo("+9.90000000E+37");
        assertThat(meter.query("STAT:MEAS:COND?")).isEqualTo(Integer.toString(1));
        meter.write("SENS:VOLT:RANG:AUTO ON");
        assertThat(meter.number("READ?")).isCloseTo(0.2062, within(2e-3));
    }

    @Test
    void white_noise_falls_with_the_root_of_the_integration_time() {
        fastMeter();
        double fast = scatter(500);
        meter.write("SENS:VOLT:NPLC 1");
        double slow = scatter(500);
        // 100 nV at 0.01 cycles, 10 nV at one; successive differences take the slow parts out.
        assertThat(fast).isCloseTo(100e-9, within(10e-9));
        assertThat(slow).isCloseTo(10e-9, within(1.5e-9));
    }

    /** Standard deviation from successive differences (von Neumann), in volts. */
    private double scatter(int readings) {
        meter.write("SAMP:COUN " + readings);
        double[] volts = Arrays.stream(meter.query("READ?").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double sum = 0;
        for (int i = 1; i < volts.length; i++) {
            sum += Math.pow(volts[i] - volts[i - 1], 2);
        }
        return Math.sqrt(sum / (2 * (volts.length - 1)));
    }

    @Test
    void triggers_out_of_turn_are_refused() {
        meter.write("INIT:CONT ON");
        assertThat(meter.query("INIT;:SYST:ERR?")).startsWith("-213");
        meter.write("READ?");
        assertThat(meter.query("SYST:ERR?")).startsWith("-213");
        meter.write("*RST;:FETC?");
        assertThat(meter.query("SYST:ERR?")).startsWith("-230");
        assertThat(meter.query("TRIG:COUN 100;:INIT;:INIT;:SYST:ERR?")).startsWith("-213");
    }

    @Test
    void a_fresh_reading_is_waited_for_and_a_free_running_meter_has_one() {
        fastMeter();
        meter.write("INIT:CONT ON");
        long before = bench.clock.nanos();
        meter.query("DATA:FRES?");
        meter.query("DATA:FRES?");
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(2 * 8.7e-3, within(1e-6));
    }

    @Test
    void the_filters_average() {
        fastMeter();
        meter.write("SENS:VOLT:DFIL ON;DFIL:COUN 5;TCON REP;WIND 0");
        meter.query("*OPC?");
        long before = bench.clock.nanos();
        meter.query("READ?");
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(5 * 8.7e-3, within(1e-6));
    }

    @Test
    void a_power_cycle_takes_the_current_away() {
        source.query("CURR 10e-6;:OUTP ON;*OPC?");
        Twin twin = bench.twin("second", "keithley6221");
        RawClient second = bench.connect(twin);
        second.query("CURR 5e-6;:OUTP ON;*OPC?");
        assertThat(bench.wires.drive().amperes()).isCloseTo(15e-6, within(1e-7));
        twin.fault(new Fault.PowerCycle());
        assertThat(second.read()).isNull();
        assertThat(bench.wires.drive().amperes()).isCloseTo(10e-6, within(1e-7));
        assertThat(bench.connect(twin).query("OUTP?;*ESR?")).isEqualTo("0;128");
    }
}
