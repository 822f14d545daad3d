package io.mtjlab.simulators.twin;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.wiring.Axis;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WiringSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The 475's closed loop brings the field at its probe to the set point, through the magnet that the wiring gives it. */
@Timeout(60)
class FieldControlTest {

    private final DrivenClock clock = new DrivenClock();
    private final WiringSpec wiring =
            new WiringSpec(6.2, 0, Map.of("gauss", new WiringSpec.Coil(Axis.HARD, 48)), Map.of("gauss", Axis.HARD));
    private final TestBench bench =
            new TestBench(new BenchWires(wiring, new FixedResistor(), clock, RandomStreams.of(1)), clock);
    private final RawClient gauss = bench.connect("gauss", "lakeshore475-control");

    @AfterEach
    void close() {
        bench.close();
    }

    private double trueOersted() {
        return bench.number("gauss", "true_oersted");
    }

    private void sleep(double seconds) throws InterruptedException {
        try (LabClock.Participation me = clock.participate("runner")) {
            clock.sleep(Duration.ofMillis(Math.round(seconds * 1e3)));
        }
    }

    @Test
    void the_field_goes_to_the_set_point_and_stays() throws InterruptedException {
        gauss.query("UNIT 3;CPARAM 1,5,6000,600;CSETP 200;CMODE 1;CMODE?");
        sleep(60);
        assertThat(trueOersted()).isCloseTo(200, within(0.5));
        gauss.query("CSETP -150;CMODE?");
        sleep(60);
        assertThat(trueOersted()).isCloseTo(-150, within(0.5));
        assertThat(gauss.number("RDGFIELD?")).isCloseTo(-150, within(1.0));
    }

    @Test
    void the_ramp_limits_the_rate_of_the_field() throws InterruptedException {
        gauss.query("UNIT 3;CPARAM 1,5,60,600;CSETP 100;CMODE 1;CMODE?");
        sleep(30);
        // 60 Oe a minute: half way after half a minute, and the loop lags by about a step of its integral part.
        assertThat(trueOersted()).isCloseTo(30, within(5.0));
        sleep(60);
        assertThat(trueOersted()).isBetween(80.0, 95.0);
        sleep(60);
        assertThat(trueOersted()).isCloseTo(100, within(0.5));
    }

    @Test
    void the_slope_limit_holds_the_output_and_a_reset_takes_it_to_zero() throws InterruptedException {
        gauss.query("UNIT 3;CPARAM 1000,1000,0,6;CSETP 500;CMODE 1;CMODE?");
        sleep(10);
        // 6 V a minute are 1 V, 1.2 A and 57.6 Oe in ten seconds.
        assertThat(bench.number("gauss", "control_volts")).isCloseTo(1.0, within(0.02));
        gauss.query("*RST;*OPC?");
        assertThat(bench.number("gauss", "control_volts")).isZero();
        assertThat(Math.abs(trueOersted())).isLessThan(1.5);
    }

    @Test
    void parameters_are_told_in_the_unit_that_is_set() {
        gauss.query("UNIT 1;CSETP 1000;CPARAM 2,3,120,10;CMODE?");
        assertThat(gauss.query("UNIT 2;CSETP?")).isEqualTo("+100.000E-03");
        assertThat(gauss.query("CPARAM?")).isEqualTo("+002.000E+00,+003.000E+00,+012.000E-03,+010.000E+00");
    }
}
