package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a 336 does by itself: limits, alarms, zones, extremes, tuning. The stage is a lag of 120 s and 4 K a watt. */
@Timeout(60)
class TemperatureControllerTest {

    private final TestBench bench = new TestBench(44);
    private final RawClient controller = bench.connect("stage", "lakeshore336");

    @AfterEach
    void close() {
        bench.close();
    }

    private double kelvin() {
        return controller.number("KRDG? A");
    }

    @Test
    void a_temperature_limit_switches_the_heater_off() throws InterruptedException {
        controller.write("TLIMIT A,310;OUTMODE 1,3,1,0;MOUT 1,50;RANGE 1,3");
        bench.sleep(2000);
        // 25 W would end at 396 K; the limit is reached after 120 s ln(100/86).
        assertThat(kelvin()).isLessThan(311);
        assertThat(controller.query("RANGE? 1")).isEqualTo("0");
        String[] extremes = controller.query("MDAT? A").split(",", -1);
        assertThat(Double.parseDouble(extremes[0])).isCloseTo(296, within(0.2));
        assertThat(Double.parseDouble(extremes[1])).isCloseTo(310, within(1.0));
        controller.write("MNMXRST");
        assertThat(Double.parseDouble(controller.query("MDAT? A").split(",", -1)[1]))
                .isLessThan(300);
    }

    @Test
    void an_alarm_goes_off_a_deadband_inside_or_stays_until_it_is_reset() throws InterruptedException {
        controller.write("ALARM A,1,300,10,2,0,0,0;OUTMODE 1,3,1,0;MOUT 1,2.6;RANGE 1,3");
        bench.sleep(1500); // 1.3 W: 301.2 K
        assertThat(controller.query("ALARMST? A")).isEqualTo("1,0");
        controller.write("MOUT 1,1.7");
        bench.sleep(1500); // 299.4 K: inside, but not by 2 K
        assertThat(controller.query("ALARMST? A")).isEqualTo("1,0");
        controller.write("MOUT 1,0");
        bench.sleep(1500);
        assertThat(controller.query("ALARMST? A")).isEqualTo("0,0");
        controller.write("ALARM A,1,295,10,2,1,0,0");
        assertThat(controller.query("ALARMST? A")).isEqualTo("1,0");
        controller.write("ALARM A,1,300,10,2,1,0,0");
        assertThat(controller.query("ALARMST? A")).isEqualTo("1,0");
        controller.write("ALMRST");
        assertThat(controller.query("ALARMST? A")).isEqualTo("0,0");
    }

    @Test
    void a_zone_has_settings_and_a_range_of_its_own() throws InterruptedException {
        controller.write("ZONE 1,1,300,50,10,0,0,1,1,0.1;ZONE 1,2,400,50,10,0,0,3,1,0.1;OUTMODE 1,2,1,0;RANGE 1,1");
        controller.write("SETP 1,299.5");
        bench.sleep(3000);
        // The lowest range has half a watt: 298 K at most.
        assertThat(kelvin()).isCloseTo(298, within(0.2));
        controller.write("SETP 1,310");
        bench.sleep(3000);
        assertThat(kelvin()).isCloseTo(310, within(0.2));
    }

    @Test
    void tuning_ends_with_settings_that_hold_the_set_point() throws InterruptedException {
        controller.write("OUTMODE 1,1,1,0;PID 1,5,1,0;SETP 1,305;RANGE 1,3;ATUNE 1,1");
        assertThat(controller.query("TUNEST?")).isEqualTo("1,1,0,00");
        bench.sleep(2000);
        assertThat(controller.query("TUNEST?")).isEqualTo("0,1,0,00");
        assertThat(controller.query("PID? 1")).isNotEqualTo("+005.000,+001.000,+000.000");
        bench.sleep(2000);
        assertThat(kelvin()).isCloseTo(305, within(0.1));
    }
}
