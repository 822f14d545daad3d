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
import io.mtjlab.simulators.wiring.Circuit;
import io.mtjlab.simulators.wiring.WiringSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What inputs and outputs that are off take from the source beside them, held against Ohm's law by hand. */
@Timeout(60)
class LoadingTest {

    private static final double OHMS = 100e3;
    private static final double MEGOHM = 1e6;
    private static final double AMPERES = 10e-6;

    private final DrivenClock clock = new DrivenClock();
    private final TestBench bench = bench(Map.of());

    private TestBench bench(Map<String, Double> stated) {
        WiringSpec spec = new WiringSpec(0, 0, Map.of(), Map.of())
                .withCircuits(Map.of("lockin", new Circuit(MEGOHM, Double.POSITIVE_INFINITY, 1)))
                .withInputOhms(stated);
        return new TestBench(
                new BenchWires(
                        spec, new Resistor(OHMS), clock, RandomStreams.of(5).child("bench")),
                clock);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** What the source really drives. */
    private double source(TestBench on) {
        RawClient source = on.connect("isrc", "keithley6221");
        source.query("*RST;:SOUR:CURR:RANG 20E-6;:SOUR:CURR " + AMPERES + ";COMP 100;:OUTP ON;*OPC?");
        return on.number("isrc", "amperes");
    }

    private double through(TestBench on) {
        return on.wires.drive().amperes();
    }

    @ParameterizedTest
    @CsvSource({"MOHM10, 10E6, 10", "AUTO, 10E9, 10", "AUTO, 10E9, 0.1", "AUTO, 10E6, 100", "MOHM10, 10E6, 0.1"})
    void a_multimeters_input_hangs_beside_the_device(String impedance, double input, String range) {
        double out = source(bench);
        RawClient dmm = bench.connect("dmm", "keithley-dmm6500");
        dmm.query("*RST;:SENS:VOLT:INP " + impedance + ";:SENS:VOLT:RANG " + range + ";*OPC?");
        assertThat(through(bench) / out).isCloseTo(input / (input + OHMS), within(1e-9));
    }

    @Test
    void what_the_bench_file_says_of_an_input_counts() {
        try (TestBench stated = bench(Map.of("dmm", 1e6))) {
            double out = source(stated);
            stated.connect("dmm", "keithley-dmm6500").query("*RST;*OPC?");
            assertThat(through(stated) / out).isCloseTo(1e6 / (1e6 + OHMS), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"sr830, ICPL 0, ICPL 1", "sr860, ICPL AC, ICPL DC"})
    void a_lock_ins_coupling_capacitor_keeps_direct_currents_out(String model, String ac, String dc) {
        double out = source(bench);
        RawClient lockin = bench.connect("lia", model);
        lockin.query(ac + ";*IDN?");
        assertThat(through(bench)).isEqualTo(out);
        lockin.query(dc + ";*IDN?");
        assertThat(through(bench) / out).isCloseTo(10e6 / (10e6 + OHMS), within(1e-9));
    }

    @Test
    void a_lock_in_loads_its_own_sine() throws InterruptedException {
        RawClient lockin = bench.connect("lockin", "sr830");
        lockin.query("FREQ 137;SLVL 1;OFLT 8;SENS 26;*IDN?");
        bench.sleep(3);
        double load = OHMS * 10e6 / (OHMS + 10e6);
        double volts = (1 + bench.number("lockin", "sine_gain_error")) * load / (50 + MEGOHM + load);
        assertThat(lockin.number("OUTP?3")).isCloseTo(volts * (1 + bench.number("lockin", "gain_error")), within(1e-6));
    }

    /** 0.5 and 10 % of the ranges: 2400 user's manual, 13-9; 2450 reference manual, 6-32. */
    @ParameterizedTest
    @CsvSource({
        // its 100 uA range: 0.5 uA go into an output that holds 0 V
        "keithley2400, ':OUTP:SMOD NORM', 0.5E-6",
        // as much as the current limit of a source of volts lets flow
        "keithley2400, ':SENS:CURR:PROT 3E-6;:OUTP:SMOD ZERO', 3E-6",
        "keithley2400, ':OUTP:SMOD HIMP', 0",
        "keithley2450, ':OUTP:VOLT:SMOD NORM;:SENS:CURR:RANG 10E-6', 1E-6",
        "keithley2450, ':OUTP:VOLT:SMOD ZERO;:SENS:CURR:RANG 1E-6', 1E-6",
        "keithley2450, ':OUTP:VOLT:SMOD HIMP', 0"
    })
    void an_output_that_is_off_takes_its_part_of_another_sources_current(String model, String how, double taken) {
        double out = source(bench);
        RawClient smu = bench.connect("smu", model);
        smu.query("*RST;:SOUR:FUNC VOLT;" + how + ";:OUTP ON;*OPC?");
        smu.query(":OUTP OFF;*OPC?");
        assertThat(through(bench)).isCloseTo(out - taken, within(1e-12));
    }

    @Test
    void an_output_that_can_take_it_all_is_a_short() {
        source(bench);
        RawClient smu = bench.connect("smu", "keithley2400");
        smu.query("*RST;:SOUR:FUNC VOLT;:SENS:CURR:PROT 1E-3;:OUTP:SMOD ZERO;:OUTP ON;:OUTP OFF;*OPC?");
        assertThat(Math.abs(through(bench))).isLessThan(1e-12);
        smu.query(":OUTP ON;*OPC?");
        assertThat(through(bench)).as("on, it is no load (ADR 15)").isCloseTo(AMPERES, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"keithley2400, ':OUTP:SMOD GUAR', 0.005", "keithley2450, ':OUTP:VOLT:SMOD GUAR', 0.1"})
    void a_guarded_output_lets_a_small_voltage_stand(String model, String how, double part) {
        source(bench);
        RawClient smu = bench.connect("smu", model);
        smu.query("*RST;:SOUR:FUNC VOLT;:SOUR:VOLT:RANG 2;" + how + ";:OUTP ON;:OUTP OFF;*OPC?");
        assertThat(through(bench) * OHMS).isCloseTo(part * 2, within(1e-6));
    }
}
