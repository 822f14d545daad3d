package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.simulators.physics.Drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Frequency and phase modulation of the E8257D at a junction that rectifies in proportion to a detuning: closed forms. */
@Timeout(60)
class AngleModulationTest {

    private static final double MIDDLE_HERTZ = 4e9;
    private static final double VOLTS_PER_HERTZ = 1e-12;

    /** Rectifies a slope around the middle, whatever the power. */
    private static final class Slope extends DelegatingJunction {
        private double hertz;

        Slope() {
            super(new FixedResistor());
        }

        @Override
        public void drive(long nanos, Drive drive) {
            super.drive(nanos, drive);
            hertz = drive.rfWatts() > 0 ? drive.rfHertz() : MIDDLE_HERTZ;
        }

        @Override
        public double rectifiedVolts() {
            return VOLTS_PER_HERTZ * (hertz - MIDDLE_HERTZ);
        }
    }

    private final TestBench bench = new TestBench(3, new Slope(), new DrivenClock());
    private final RawClient rf = bench.connect("rf", "e8257d");
    private final RawClient lockin = bench.connect("lockin", "sr830");

    @AfterEach
    void close() {
        bench.close();
    }

    /** RMS at the rate: of a sine 1/sqrt(2) of the peak, of a square 4/pi as much; ramp and triangle by Fourier's series. */
    @ParameterizedTest
    @CsvSource({"SINE, 1", "SQUARE, 1.2732395", "TRIANGLE, 0.8105695", "RAMP, 0.6366198"})
    void a_lock_in_at_the_rate_sees_the_slope_times_the_deviation(String shape, double peakOfFundamental)
            throws InterruptedException {
        rf.query("FREQ 4 GHZ;:POW -10;:FM:DEV 5 MHZ;:FM:INT:FREQ 1 KHZ;:FM:INT:FUNC:SHAP " + shape
                + ";:FM:STAT ON;:LFO:AMPL 1;:LFO:STAT ON;:OUTP ON;*OPC?");
        lockin.write("FMOD 0;OFLT 6;SENS 17");
        bench.sleep(0.3);
        double expected = VOLTS_PER_HERTZ * 5e6 * peakOfFundamental / Math.sqrt(2);
        assertThat(lockin.number("OUTP?3")).isCloseTo(expected, within(0.02 * expected));
        rf.query("FM:STAT OFF;:LFO:SOUR FUNC;:LFO:FUNC:FREQ 1 KHZ;*OPC?");
        bench.sleep(0.5);
        assertThat(lockin.number("OUTP?3")).isLessThan(0.02 * expected);
    }

    @Test
    void a_phase_that_swings_is_a_frequency_that_swings_by_as_many_rates() throws InterruptedException {
        rf.query(
                "FREQ 4 GHZ;:POW -10;:PM:DEV 100;:PM:INT:FREQ 20 KHZ;:PM:STAT ON;:LFO:AMPL 1;:LFO:STAT ON;:OUTP ON;*OPC?");
        assertThat(bench.number("rf", "deviation_hertz")).isEqualTo(2e6);
        lockin.write("FMOD 0;OFLT 6;SENS 17");
        bench.sleep(0.3);
        double expected = VOLTS_PER_HERTZ * 2e6 / Math.sqrt(2);
        assertThat(lockin.number("OUTP?3")).isCloseTo(expected, within(0.02 * expected));
    }

    @Test
    void the_frequency_at_the_junction_stays_within_the_deviation_and_is_there_for_its_time() {
        rf.query("FREQ 4 GHZ;:POW -10;:FM:DEV 5 MHZ;:FM:INT:FREQ 100;:FM:INT:FUNC:SHAP SQU;:FM:STAT ON;:OUTP ON;*OPC?");
        int above = 0;
        for (int i = 0; i < 100; i++) {
            rf.query("*WAI;*OPC?");
            try {
                bench.sleep(1e-3);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            bench.wires.advance();
            double hertz = bench.wires.drive().rfHertz();
            assertThat(Math.abs(hertz - 4e9)).isCloseTo(5e6, within(1.0));
            above += hertz > 4e9 ? 1 : 0;
        }
        assertThat(above).isBetween(40, 60);
    }

    @Test
    void offset_multiplier_and_reference_change_what_is_told_and_not_what_comes_out() {
        rf.query("FREQ 2 GHZ;:OUTP ON;:FREQ:MULT 3;*OPC?");
        assertThat(rf.number("FREQ?")).isEqualTo(6e9);
        rf.write("FREQ:OFFS 1 GHZ");
        assertThat(rf.number("FREQ?")).isEqualTo(7e9);
        assertThat(rf.query("FREQ:OFFS:STAT?")).isEqualTo("1");
        rf.query("FREQ 10 GHZ;*OPC?");
        assertThat(bench.number("rf", "hertz")).isEqualTo(3e9);
        rf.query("FREQ:OFFS 0;MULT 1;:FREQ:REF:SET;:FREQ 100 MHZ;*OPC?");
        assertThat(bench.number("rf", "hertz")).isEqualTo(3.1e9);
        rf.query("FREQ:REF:STAT OFF;:FREQ:STEP 50 MHZ;:FREQ UP;:FREQ UP;*OPC?");
        assertThat(rf.number("FREQ?")).isEqualTo(3.2e9);
        rf.query("POW -20;POW:REF:SET;:POW 3;*OPC?");
        assertThat(bench.number("rf", "level_dbm")).isEqualTo(-17);
    }
}
