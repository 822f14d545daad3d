package io.mtjlab.simulators.twin;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.Circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A current swings through 200 ohm behind some 6.2 ohm of cable, and a lock-in looks at the voltage. */
@Timeout(60)
class SwingingCurrentTest {

    private static final double SERIES = 1e6;
    private static final double INPUT = 10e6;

    private final DrivenClock clock = new DrivenClock();
    private final TestBench bench = new TestBench(
            new BenchWires(
                    TestBench.WIRING.withCircuits(Map.of("lockin", new Circuit(SERIES, Double.POSITIVE_INFINITY, 1))),
                    new FixedResistor(),
                    clock,
                    RandomStreams.of(4).child("bench")),
            clock);

    @AfterEach
    void close() {
        bench.close();
    }

    private void sleep(double seconds) throws InterruptedException {
        clock.sleepUntil(clock.nanos() + Math.round(seconds * 1e9));
    }

    private double loadOhms() {
        return ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue() + FixedResistor.OHMS;
    }

    /** What a source sees that has the lock-in's input beside the junction. */
    private double besideInput() {
        return INPUT * loadOhms() / (INPUT + loadOhms());
    }

    /** What the lock-in tells of so many volts at its input. */
    private double told(double volts) {
        return volts * (1 + bench.number("lockin", "gain_error"));
    }

    /** The same of a lock-in whose sine output is not plugged in. */
    private double toldByOther(double volts) {
        return volts * (1 + bench.number("lia", "gain_error"));
    }

    /** 1 V behind 1 Mohm, the lock-in's 10 Mohm beside the junction (Kumar et al. 2024 measure so). */
    @ParameterizedTest
    @ValueSource(strings = {"sr830", "sr860"})
    void its_own_sine_through_a_resistor_gives_the_junctions_resistance(String model) throws Exception {
        RawClient lockin = bench.connect("lockin", model);
        lockin.write(model.equals("sr830") ? "FREQ 137;SLVL 1;OFLT 8;SENS 17" : "FREQ 137;SLVL 1;OFLT 10;SCAL 9");
        sleep(3);
        double load = INPUT * loadOhms() / (INPUT + loadOhms());
        double volts = 1 * (1 + bench.number("lockin", "sine_gain_error")) * load / (50 + SERIES + load);
        String first = model.equals("sr830") ? "OUTP?1" : "OUTP? 0";
        // 100 ms and 12 dB: 1.25 Hz of noise bandwidth.
        assertThat(lockin.number(first)).isCloseTo(told(volts), within(5 * 6e-9 * Math.sqrt(1.25)));
        assertThat(volts).isBetween(203e-6, 210e-6);
    }

    @Test
    void the_sine_is_felt_by_the_junction_and_counts_for_its_extremes() throws Exception {
        RawClient lockin = bench.connect("lockin", "sr830");
        lockin.query("SLVL 5;SLVL?");
        sleep(0.1);
        double gain = bench.number("lockin", "sine_gain_error");
        assertThat(bench.wires.truth().extremes().amperes())
                .isCloseTo(5 * Math.sqrt(2) * (1 + gain) / (50 + SERIES + loadOhms()), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "1, 10", "2, 100", "3, 3"})
    void a_step_of_its_sine_runs_through_the_poles_in_time(int slope, int milliseconds) throws Exception {
        RawClient lockin = bench.connect("lockin", "sr830");
        int index = Map.of(3, 5, 10, 6, 30, 7, 100, 8).get(milliseconds);
        lockin.query("SLVL 0.004;OFLT " + index + ";OFSL " + slope + ";SENS 17;OFLT?");
        sleep(5);
        lockin.query("SLVL 5;SLVL?");
        double gain = 1 + bench.number("lockin", "sine_gain_error");
        double load = INPUT * loadOhms() / (INPUT + loadOhms());
        double before = told(0.004 * gain * load / (50 + SERIES + load));
        double after = told(5 * gain * load / (50 + SERIES + load));
        double s = 0;
        for (int look = 0; look < 4; look++) {
            sleep(0.8e-3 * milliseconds);
            s += 0.8;
            double term = 1;
            double sum = 0;
            for (int j = 0; j <= slope; j++) {
                sum += term;
                term *= s / (j + 1);
            }
            assertThat(lockin.number("OUTP?1"))
                    .as("slope %d at %.1f time constants", slope, s)
                    .isCloseTo(before + (after - before) * (1 - Math.exp(-s) * sum), within(2e-7));
        }
    }

    @Test
    void a_sine_has_no_second_harmonic_and_turns_with_the_phase() throws Exception {
        RawClient lockin = bench.connect("lockin", "sr830");
        lockin.query("SLVL 5;FREQ 1000;SENS 20;PHAS 30;OFLT?");
        sleep(3);
        assertThat(lockin.number("OUTP?4")).isCloseTo(-30, within(0.1));
        lockin.query("HARM 2;OFLT?");
        sleep(3);
        assertThat(lockin.number("OUTP?3")).isLessThan(1e-7);
    }

    /** Of a square wave between -1 and 1 harmonic n is 4 / (n pi), RMS over sqrt 2. */
    @ParameterizedTest
    @CsvSource({"SQU, 1, 0.900316", "SQU, 3, 0.300105", "SQU, 2, 0", "RAMP, 1, 0.573159", "RAMP, 3, 0.063684"})
    void a_wave_of_the_6221_shows_its_harmonics(String kind, int harmonic, double perAmpere) throws Exception {
        RawClient lockin = bench.connect("lia", "sr830");
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:WAVE:FUNC " + kind + ";AMPL 1e-4;FREQ 347;OFFS 0;PMAR:STAT ON;:SOUR:WAVE:PMAR 0;"
                + ":SOUR:WAVE:RANG BEST;ARM;INIT;*OPC?");
        lockin.query("FMOD 0;HARM " + harmonic + ";SENS 23;OFLT 8;OFLT?");
        sleep(3);
        double amperes = 1e-4 * (1 + bench.number("isrc", "amperes_gain_error"));
        assertThat(lockin.number("OUTP?3")).isCloseTo(toldByOther(perAmpere * amperes * besideInput()), within(5e-8));
        assertThat(source.query("SYST:ERR?")).startsWith("0,");
        source.query("SOUR:WAVE:ABOR;*OPC?");
        sleep(3);
        assertThat(lockin.number("OUTP?3")).isLessThan(1e-7);
        assertThat(Integer.parseInt(lockin.query("LIAS?")) & 8).isEqualTo(8);
    }

    @Test
    void the_phase_marker_is_the_zero_of_an_external_reference() throws Exception {
        RawClient lockin = bench.connect("lia", "sr830");
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:WAVE:FUNC SIN;AMPL 1e-4;FREQ 347;PMAR:STAT ON;:SOUR:WAVE:PMAR 90;ARM;INIT;*OPC?");
        lockin.query("FMOD 0;SENS 23;OFLT?");
        sleep(3);
        assertThat(lockin.number("OUTP?4")).isCloseTo(90, within(0.1));
        source.query("SOUR:WAVE:AMPL 2e-4;*OPC?");
        sleep(3);
        double gain = 1 + bench.number("isrc", "amperes_gain_error");
        assertThat(lockin.number("OUTP?3"))
                .isCloseTo(toldByOther(2e-4 * gain / Math.sqrt(2) * besideInput()), within(1e-7));
    }

    /**
     * Two clocks at one nominal frequency are some tenths of a hertz apart: the phase goes round, and the magnitude is
     * right but for what the filter takes at so little, {@code (omega tau)^2} of 3 x 0.13 Hz and 10 ms.
     */
    @Test
    void a_wave_at_the_internal_references_frequency_turns_slowly() throws Exception {
        RawClient lockin = bench.connect("lia", "sr830");
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:WAVE:FUNC SIN;AMPL 1e-4;FREQ 10000;ARM;INIT;*OPC?");
        lockin.query("FREQ 10000;SENS 23;OFLT 6;OFLT?");
        sleep(1);
        double gain = 1 + bench.number("isrc", "amperes_gain_error");
        double magnitude = toldByOther(1e-4 * gain / Math.sqrt(2) * besideInput());
        double phase = lockin.number("OUTP?4");
        assertThat(lockin.number("OUTP?3")).isCloseTo(magnitude, within(1e-3 * magnitude));
        sleep(1);
        assertThat(lockin.number("OUTP?3")).isCloseTo(magnitude, within(1e-3 * magnitude));
        assertThat(lockin.number("OUTP?4")).isNotCloseTo(phase, within(1.0));
    }

    /** 30 Hz beside the reference is weaker by 1 / sqrt(1 + (omega tau)^2) for each pole. */
    @Test
    void a_neighbour_of_the_reference_is_filtered() throws Exception {
        RawClient lockin = bench.connect("lia", "sr830");
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:WAVE:FUNC SIN;AMPL 1e-4;FREQ 1030;ARM;INIT;*OPC?");
        lockin.query("FREQ 1000;SENS 23;OFLT 6;OFSL 1;OFLT?");
        sleep(1);
        double gain = 1 + bench.number("isrc", "amperes_gain_error");
        double lag = 2 * Math.PI * 30 * 0.01;
        double magnitude = toldByOther(1e-4 * gain / Math.sqrt(2) * besideInput()) / (1 + lag * lag);
        assertThat(lockin.number("OUTP?3")).isCloseTo(magnitude, within(0.01 * magnitude));
    }

    @Test
    void the_current_input_tells_a_microampere_as_a_volt() throws Exception {
        RawClient lockin = bench.connect("lia", "sr830");
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:WAVE:FUNC SIN;AMPL 1e-6;FREQ 347;PMAR:STAT ON;:SOUR:WAVE:PMAR 0;ARM;INIT;*OPC?");
        lockin.query("FMOD 0;ISRC 2;ICPL 1;SENS 26;OFLT?");
        sleep(3);
        double gain = 1 + bench.number("isrc", "amperes_gain_error");
        double roll = 347 / 70e3;
        double volts = toldByOther(gain / Math.sqrt(2)) / (1 + roll * roll);
        assertThat(lockin.number("OUTP?1")).isCloseTo(volts, within(1e-6));
    }

    @Test
    void too_much_swing_overloads_the_input_and_the_output() throws Exception {
        RawClient lockin = bench.connect("lia", "sr830");
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:CURR:COMP 10;:SOUR:WAVE:FUNC SIN;AMPL 1e-2;FREQ 347;PMAR:STAT ON;:SOUR:WAVE:ARM;INIT;*OPC?");
        lockin.query("FMOD 0;SENS 26;*CLS;OFLT?");
        sleep(3);
        assertThat(Integer.parseInt(lockin.query("LIAS?")) & 5).isEqualTo(5);
        source.query("SOUR:WAVE:AMPL 1e-5;*OPC?");
        sleep(3);
        lockin.query("LIAS?");
        assertThat(Integer.parseInt(lockin.query("LIAS?")) & 5).isZero();
    }
}
