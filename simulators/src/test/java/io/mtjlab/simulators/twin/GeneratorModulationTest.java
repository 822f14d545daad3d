package io.mtjlab.simulators.twin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WiringSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Sweeps and modulation of the function generators, as the current through a resistor shows them in lab time. */
@Timeout(60)
class GeneratorModulationTest {

    private final DrivenClock clock = new DrivenClock();
    private final TestBench bench = new TestBench(
            new BenchWires(
                    new WiringSpec(0, 0, Map.of(), Map.of()),
                    new Resistor(50),
                    clock,
                    RandomStreams.of(9).child("bench")),
            clock);

    @AfterEach
    void close() {
        bench.close();
    }

    /** Volts across the load, one every {@code step}; 2 V peak to peak are set for it. */
    private double[] seen(int steps, double step) throws InterruptedException {
        double[] volts = new double[steps];
        for (int i = 0; i < steps; i++) {
            try (LabClock.Participation me = clock.participate("runner")) {
                clock.sleep(Duration.ofNanos(Math.round(step * 1e9)));
            }
            volts[i] = bench.wires.drive().amperes() * 50;
        }
        return volts;
    }

    private static double largest(double[] volts, int from, int to) {
        double most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, Math.abs(volts[i]));
        }
        return most;
    }

    private static int risingZeros(double[] volts, int from, int to) {
        int zeros = 0;
        for (int i = from + 1; i < to; i++) {
            zeros += volts[i - 1] < 0 && volts[i] >= 0 ? 1 : 0;
        }
        return zeros;
    }

    @ParameterizedTest
    @ValueSource(strings = {"keysight33500", "agilent33250a"})
    void amplitude_modulation_takes_the_envelope_from_nothing_to_all(String model) throws InterruptedException {
        RawClient generator = bench.connect("gen", model);
        generator.query(
                "FUNC SIN;:FREQ 20;:VOLT 2;:AM:INT:FUNC SQU;:AM:INT:FREQ 1;:AM:DEPT 100;:AM:STAT ON;:OUTP ON;*OPC?");
        double[] volts = seen(1000, 1e-3);
        assertThat(largest(volts, 50, 450)).isCloseTo(1, within(0.02));
        assertThat(largest(volts, 550, 950)).isCloseTo(0, within(0.02));
        generator.query("AM:DEPT 50;*OPC?");
        volts = seen(1000, 1e-3);
        assertThat(largest(volts, 50, 450)).isCloseTo(0.75, within(0.02));
        assertThat(largest(volts, 550, 950)).isCloseTo(0.25, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keysight33500", "agilent33250a"})
    void frequency_modulation_goes_up_and_down_by_its_deviation(String model) throws InterruptedException {
        RawClient generator = bench.connect("gen", model);
        generator.query(
                "FUNC SIN;:FREQ 30;:VOLT 2;:FM:INT:FUNC SQU;:FM:INT:FREQ 0.5;:FM:DEV 10;:FM:STAT ON;:OUTP ON;*OPC?");
        double[] volts = seen(2000, 1e-3);
        assertThat(risingZeros(volts, 0, 1000)).isBetween(39, 41);
        assertThat(risingZeros(volts, 1000, 2000)).isBetween(19, 21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keysight33500", "agilent33250a"})
    void frequency_shift_keying_hops_to_the_other_frequency_and_back(String model) throws InterruptedException {
        RawClient generator = bench.connect("gen", model);
        generator.query("FUNC SIN;:FREQ 10;:VOLT 2;:FSK:FREQ 30;:FSK:INT:RATE 0.5;:FSK:STAT ON;:OUTP ON;*OPC?");
        double[] volts = seen(2000, 1e-3);
        assertThat(risingZeros(volts, 0, 1000)).isBetween(9, 11);
        assertThat(risingZeros(volts, 1000, 2000)).isBetween(29, 31);
    }

    @Test
    void phase_modulation_turns_the_phase_by_its_deviation() throws InterruptedException {
        RawClient generator = bench.connect("gen", "keysight33500");
        generator.query(
                "FUNC SIN;:FREQ 1;:VOLT 2;:PM:INT:FUNC SQU;:PM:INT:FREQ 0.25;:PM:DEV 90;:PM:STAT ON;:OUTP ON;*OPC?");
        double[] volts = seen(4000, 1e-3);
        // sin(2 pi t + pi/2) in the first half, sin(2 pi t - pi/2) in the second
        for (double turn : new double[] {0.125, 0.25, 0.625}) {
            int at = (int) (1000 * turn) - 1;
            double expected = Math.cos(2 * Math.PI * turn);
            assertThat(volts[at]).as("at %s", turn).isCloseTo(expected, within(0.06));
            assertThat(volts[2000 + at]).as("later at %s", turn).isCloseTo(-expected, within(0.06));
        }
    }

    @Test
    void binary_phase_shift_keying_and_a_sum_act_too() throws InterruptedException {
        RawClient generator = bench.connect("gen", "keysight33500");
        generator.query("FUNC SIN;:FREQ 1;:VOLT 2;:BPSK:PHAS 180;:BPSK:INT:RATE 0.25;:BPSK:STAT ON;:OUTP ON;*OPC?");
        double[] volts = seen(4000, 1e-3);
        assertThat(volts[249]).isCloseTo(1, within(0.03));
        assertThat(volts[2249]).isCloseTo(-1, within(0.03));
        assertThat(generator.query("SUM:AMPL 50;:SUM:INT:FUNC SQU;:SUM:INT:FREQ 0.25;:SUM:STAT ON;:BPSK:STAT?"))
                .as("one at a time")
                .isEqualTo("0");
        volts = seen(4000, 1e-3);
        assertThat(volts[249]).isCloseTo(1.5, within(0.03));
        assertThat(volts[2249]).isCloseTo(0.5, within(0.03));
    }

    @Test
    void pulse_width_modulation_makes_pulses_wider_and_narrower() throws InterruptedException {
        RawClient generator = bench.connect("gen", "keysight33500");
        generator.query("FUNC PULS;:FREQ 10;:VOLT 2;:FUNC:PULS:WIDT 0.05;:PWM:INT:FUNC SQU;:PWM:INT:FREQ 0.5;"
                + ":PWM:DEV 0.025;:PWM:STAT ON;:OUTP ON;*OPC?");
        double[] volts = seen(2000, 1e-3);
        assertThat(highPart(volts, 0, 1000)).isCloseTo(0.75, within(0.02));
        assertThat(highPart(volts, 1000, 2000)).isCloseTo(0.25, within(0.02));
    }

    private static double highPart(double[] volts, int from, int to) {
        return IntStream.range(from, to).filter(i -> volts[i] > 0).count() / (double) (to - from);
    }

    @Test
    void a_33250a_has_no_phase_or_width_modulation() {
        RawClient generator = bench.connect("gen", "agilent33250a");
        for (String kind : List.of("PM", "PWM", "BPSK", "SUM")) {
            assertThat(generator.query(kind + ":STAT ON;:SYST:ERR?")).as(kind).startsWith("-113");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keysight33500", "agilent33250a"})
    void a_sweep_turns_as_often_as_the_mean_of_its_frequencies(String model) throws InterruptedException {
        RawClient generator = bench.connect("gen", model);
        generator.query(
                "FUNC SIN;:FREQ 20;:VOLT 2;:FREQ:STAR 10;:FREQ:STOP 50;:SWE:TIME 2;:SWE:STAT ON;:OUTP ON;*OPC?");
        double[] volts = seen(4000, 1e-3);
        // Linear: (10 + 20)/2 Hz in the first half second, 30 Hz over the whole, and again.
        assertThat(risingZeros(volts, 0, 500)).isBetween(6, 9);
        assertThat(risingZeros(volts, 0, 2000)).isBetween(58, 61);
        assertThat(risingZeros(volts, 2000, 4000)).isBetween(58, 61);
    }
}
