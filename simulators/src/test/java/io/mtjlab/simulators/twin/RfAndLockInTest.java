package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A modulated carrier on a rectifier of 2 V/W, seen by the lock-in. */
@Timeout(60)
class RfAndLockInTest {

    private final TestBench bench = new TestBench(3);
    private final RawClient rf = bench.connect("rf", "e8257d");
    private final RawClient lockin = bench.connect("lockin", "sr830");

    @AfterEach
    void close() {
        bench.close();
    }

    private void modulate() {
        rf.query("FREQ 1.89GHZ;:POW -10DBM;:AM:SOUR INT;INT:FUNC:SHAP SQU;:AM:INT:FREQ 1KHZ;:AM:DEPT 100;STAT ON;"
                + ":OUTP:MOD ON;:LFO:AMPL 1 VP;STAT ON;*OPC?");
        lockin.write("FMOD 0");
        lockin.write("SENS 17");
        lockin.write("OFLT 6");
    }

    private void sleep(double seconds) {
        try {
            bench.clock.sleepUntil(bench.clock.nanos() + Math.round(seconds * 1e9));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_level_is_off_by_less_than_specified_and_stays_so() {
        assertThat(rf.query("SYST:ERR?")).isEqualTo("+0,\"No error\"");
        rf.query("POW -15;:OUTP ON;*OPC?");
        double decibel = 10 * Math.log10(bench.wires.drive().rfWatts() / 1e-3) + 15;
        assertThat(decibel).isEqualTo(bench.number("rf", "level_error_db"), within(1e-9));
        assertThat(Math.abs(decibel)).isBetween(1e-6, 3 * 0.6 / 1.96);
        assertThat(bench.wires.drive().rfOnFraction()).isEqualTo(1);
        assertThat(bench.wires.truth().extremes().rfWatts())
                .isEqualTo(bench.wires.drive().rfWatts());
    }

    @Test
    void square_modulation_halves_the_time_and_shows_its_fundamental() {
        modulate();
        rf.query("OUTP ON;*OPC?");
        assertThat(bench.wires.drive().rfOnFraction()).isEqualTo(0.5);
        assertThat(lockin.query("FREQ?")).isEqualTo("1.000000E+03");
        sleep(1);
        String[] snap = lockin.query("SNAP?1,2,3,9").split(",");
        double rectified = FixedResistor.VOLTS_PER_WATT * bench.number("rf", "watts");
        double expected = 0.450158158 * rectified * (1 + bench.number("lockin", "gain_error"));
        double phase = Math.toRadians(((Number) bench.wires.truth().state().get("signal_phase_degrees")).doubleValue());
        // 10 ms and 12 dB: 12.5 Hz of noise bandwidth, 18 nV RMS.
        assertThat(Double.parseDouble(snap[0])).isCloseTo(expected * Math.cos(phase), within(1e-7));
        assertThat(Double.parseDouble(snap[1])).isCloseTo(expected * Math.sin(phase), within(1e-7));
        assertThat(Double.parseDouble(snap[2])).isCloseTo(expected, within(1e-7));
        assertThat(snap[3]).isEqualTo("1.000000E+03");
        assertThat(Integer.parseInt(lockin.query("LIAS?")) & 7).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_step_runs_through_the_poles_as_the_closed_form_says(int poles) {
        modulate();
        lockin.write("OFSL" + (poles - 1));
        lockin.query("*STB?");
        sleep(0.5);
        rf.query("OUTP ON;*OPC?");
        double full = 0.450158158
                * FixedResistor.VOLTS_PER_WATT
                * bench.number("rf", "watts")
                * (1 + bench.number("lockin", "gain_error"));
        // The carrier came on 16 ms ago: the generator's switching time passed in *OPC?.
        double s = 1.6;
        for (int look = 0; look < 5; look++) {
            double term = 1;
            double sum = 0;
            for (int j = 0; j < poles; j++) {
                sum += term;
                term *= s / (j + 1);
            }
            assertThat(lockin.number("OUTP?3"))
                    .as("%d poles at %.2f time constants", poles, s)
                    .isCloseTo(full * (1 - Math.exp(-s) * sum), within(1.5e-7));
            sleep(0.01);
            s += 1;
        }
    }

    @Test
    void without_a_reference_the_lock_is_lost_and_nothing_is_seen() {
        modulate();
        rf.query("OUTP ON;:LFO:STAT OFF;*OPC?");
        sleep(1);
        assertThat(Integer.parseInt(lockin.query("LIAS?")) & 8).isEqualTo(8);
        assertThat(Math.abs(lockin.number("OUTP?1"))).isLessThan(2e-7);
        rf.query("LFO:STAT ON;*OPC?");
        sleep(1);
        lockin.query("LIAS?");
        assertThat(lockin.query("LIAS?")).isEqualTo("0");
    }

    @Test
    void too_fine_a_scale_overloads() {
        modulate();
        rf.query("OUTP ON;*OPC?");
        sleep(1);
        lockin.query("LIAS?");
        lockin.write("SENS 0");
        assertThat(Integer.parseInt(lockin.query("LIAS?")) & 4).isEqualTo(4);
        lockin.write("SENS 17");
        lockin.query("LIAS?");
        assertThat(lockin.query("LIAS?")).isEqualTo("0");
    }

    @Test
    void the_phase_can_be_turned_until_all_is_in_x() {
        modulate();
        rf.query("OUTP ON;*OPC?");
        lockin.write("PHAS 30");
        sleep(1);
        assertThat(lockin.number("OUTP?4")).isCloseTo(-30, within(2.0));
        lockin.write("APHS");
        sleep(1);
        assertThat(lockin.number("OUTP?4")).isCloseTo(0, within(0.2));
    }

    @Test
    void the_stanford_dialect_is_spoken() {
        assertThat(lockin.query("SENS26;SENS?")).isEqualTo("26");
        assertThat(lockin.query("sens 13.000 ; SENS?")).isEqualTo("13");
        lockin.write("OFLT?;SENS?;OFSL?");
        assertThat(lockin.read()).isEqualTo("8");
        assertThat(lockin.read()).isEqualTo("13");
        assertThat(lockin.read()).isEqualTo("1");
        lockin.query("*ESR?");
        lockin.write("SENS 27");
        assertThat(lockin.query("*ESR?")).isEqualTo("16");
        lockin.write("NOPE 1");
        lockin.write("SENS");
        assertThat(lockin.query("*ESR? 5")).isEqualTo("1");
        assertThat(lockin.query("*ESR?")).isEqualTo("0");
        assertThat(lockin.query("FREQ 137.5;FREQ?")).isEqualTo("1.375000E+02");
        assertThat(lockin.query("*STB? 1")).isEqualTo("1");
    }
}
