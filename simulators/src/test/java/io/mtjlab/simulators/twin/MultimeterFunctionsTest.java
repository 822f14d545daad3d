package io.mtjlab.simulators.twin;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WiringSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every function of the DMM6500 on a resistor that a 6221 drives, against what stands or swings there. */
@Timeout(60)
class MultimeterFunctionsTest {

    private static final double OHMS = 500;

    private final DrivenClock clock = new DrivenClock();
    private final TestBench bench = new TestBench(
            new BenchWires(
                    new WiringSpec(0, 0, Map.of(), Map.of()),
                    new Resistor(OHMS),
                    clock,
                    RandomStreams.of(8).child("bench")),
            clock);
    private final RawClient dmm = bench.connect("dmm", "keithley-dmm6500");

    @AfterEach
    void close() {
        bench.close();
    }

    private double swing(String kind, double amperes, double hertz) throws InterruptedException {
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:WAVE:FUNC " + kind + ";AMPL " + amperes + ";FREQ " + hertz
                + ";OFFS 0;:SOUR:WAVE:RANG BEST;ARM;INIT;*OPC?");
        bench.sleep(0.1);
        return amperes * (1 + bench.number("isrc", "amperes_gain_error"));
    }

    @ParameterizedTest
    @CsvSource({"SIN, 0.70711", "SQU, 1", "RAMP, 0.57735"})
    void alternating_volts_and_amperes_are_root_mean_squares(String kind, double part) throws InterruptedException {
        double peak = swing(kind, 1e-3, 347);
        double load = OHMS * 1e6 / (OHMS + 1e6);
        // 0.06 % and 0.03 % of the 1 V range; the last harmonics of a square are above the band.
        assertThat(dmm.number("MEAS:VOLT:AC?")).isCloseTo(part * peak * load, within(0.007 * peak * load));
        assertThat(dmm.query("SENS:FUNC?")).isEqualTo("\"VOLT:AC\"");
        assertThat(dmm.number("MEAS:CURR:AC?")).isCloseTo(part * peak, within(0.007 * peak));
        assertThat(Math.abs(dmm.number("MEAS:VOLT:DC?"))).isLessThan(1e-3);
    }

    @Test
    void frequency_and_period_are_those_of_the_swing_and_nothing_without_one() throws InterruptedException {
        assertThat(dmm.number("MEAS:FREQ?")).isZero();
        swing("SIN", 1e-3, 347);
        assertThat(dmm.number("MEAS:FREQ?")).isCloseTo(347, within(347 * 100e-6));
        assertThat(dmm.number("MEAS:PER?")).isCloseTo(1 / 347.0, within(1e-4 / 347));
    }

    @Test
    void volts_are_told_in_decibels_and_over_those_at_the_sense_terminals() {
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:CURR 1e-3;:OUTP ON;*OPC?");
        double volts = dmm.number("MEAS:VOLT?");
        assertThat(dmm.number("SENS:VOLT:UNIT DB;:SENS:VOLT:DB:REF 0.1;:READ?"))
                .isCloseTo(20 * Math.log10(volts / 0.1), within(1e-3));
        assertThat(dmm.number("SENS:VOLT:UNIT DBM;:SENS:VOLT:DBM:REF 50;:READ?"))
                .isCloseTo(10 * Math.log10(volts * volts / 50 / 1e-3), within(1e-3));
        assertThat(dmm.query("FETC? 'defbuffer1',UNIT")).isEqualTo("DBM");
        double series = ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue();
        assertThat(dmm.number("MEAS:VOLT:RAT?")).isCloseTo((OHMS + series) / OHMS, within(1e-4));
    }

    @Test
    void continuity_and_diode_send_their_current_and_capacitance_never_charges_a_resistor() {
        assertThat(dmm.number("MEAS:CONT?")).isCloseTo(OHMS, within(0.3));
        assertThat(bench.wires.drive().amperes()).isCloseTo(1e-3, within(1e-9));
        dmm.query("SENS:FUNC 'DIOD';:SENS:DIOD:BIAS:LEV 1E-4;*OPC?");
        assertThat(dmm.number("READ?")).isCloseTo(1e-4 * OHMS, within(3e-4));
        assertThat(dmm.number("MEAS:CAP?")).isGreaterThan(9e37);
        bench.wires.contact(false);
        assertThat(dmm.number("MEAS:CONT?")).isGreaterThan(9e37);
        assertThat(Math.abs(dmm.number("MEAS:CAP?"))).as("open terminals").isLessThan(1e-11);
        dmm.query("SENS:FUNC 'VOLT:DC';*OPC?");
        bench.wires.contact(true);
        assertThat(bench.wires.drive().amperes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"CELS, 23", "KELV, 296.15", "FAHR, 73.4"})
    void a_thermocouple_input_tells_its_reference_when_nothing_is_hot(String unit, double told) {
        dmm.query("SENS:FUNC 'TEMP';:SENS:TEMP:UNIT " + unit + ";:SENS:TEMP:TC:TYPE K;*OPC?");
        assertThat(dmm.number("READ?")).isCloseTo(told, within(0.6));
        assertThat(dmm.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_voltage_is_a_temperature_to_a_thermocouple_input() {
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:CURR:RANG 2E-6;:SOUR:CURR 1E-6;COMP 10;:OUTP ON;*OPC?");
        double volts = bench.number("isrc", "amperes") * OHMS;
        // 40.5 uV/K of type K at room temperature (NIST ITS-90).
        assertThat(dmm.number("MEAS:TEMP?")).isCloseTo(23 + volts / 40.5e-6, within(0.6));
    }

    @Test
    void what_a_function_does_not_have_is_not_a_header() {
        dmm.write("SENS:VOLT:AC:NPLC 1");
        assertThat(dmm.query("SYST:ERR?")).startsWith("-113,");
        assertThat(dmm.query("SENS:VOLT:AC:DET:BAND 30;:SENS:VOLT:AC:DET:BAND?;:SENS:FREQ:APER?"))
                .isEqualTo("30;0.2");
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "30, 0.3", "300, 0.02"})
    void a_slower_detector_takes_longer(String band, double seconds) {
        dmm.query("SENS:FUNC 'VOLT:AC';:SENS:VOLT:AC:RANG 1;:SENS:VOLT:AC:DET:BAND " + band + ";*OPC?");
        long before = clock.nanos();
        dmm.query("READ?");
        assertThat((clock.nanos() - before) * 1e-9).isCloseTo(seconds, within(1e-3));
    }

    @Test
    void automatic_range_makes_a_reading_again_on_the_range_that_fits() {
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:CURR:RANG 2E-3;:SOUR:CURR 1E-4;COMP 10;:OUTP ON;*OPC?");
        dmm.query("*RST;:SENS:VOLT:NPLC 1;*OPC?");
        double first = took("READ?");
        double second = took("READ?");
        assertThat(second).isCloseTo(2 / 60.0 + 0.1e-3, within(1e-6));
        assertThat(first).as("50 mV: from 10 V to the 100 mV range").isCloseTo(2 * second, within(1e-6));
    }

    private double took(String query) {
        long before = clock.nanos();
        dmm.query(query);
        return (clock.nanos() - before) * 1e-9;
    }

    @Test
    void a_moving_filter_takes_no_time_and_a_repeating_one_its_own() {
        dmm.query("SENS:VOLT:RANG 1;NPLC 1;AVER:COUN 10;TCON MOV;:SENS:VOLT:AVER ON;*OPC?");
        assertThat(took("READ?")).isCloseTo(2 / 60.0 + 0.1e-3, within(1e-6));
        dmm.query("SENS:VOLT:AVER:TCON REP;*OPC?");
        assertThat(took("READ?")).isCloseTo(10 * (2 / 60.0 + 0.1e-3), within(1e-6));
    }
}
