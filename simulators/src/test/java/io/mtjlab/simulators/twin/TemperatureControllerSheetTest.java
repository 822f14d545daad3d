package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The 336's stage moves, and what the manual says of curves, alarms, limits, zones, ramps and tuning goes with it. */
@Timeout(60)
class TemperatureControllerSheetTest {

    private static final double ROOM_KELVIN = 296;

    private final TestBench bench = new TestBench(3);
    private final RawClient controller = bench.connect("stage", "lakeshore336");

    @AfterEach
    void close() {
        bench.close();
    }

    private double stage() {
        return bench.number("stage", "kelvin");
    }

    @Test
    void a_users_curve_says_what_the_sensors_ohms_mean() {
        // IEC 60751 has 108.90 ohm at 296 K; a line of 1 K an ohm through 300 K at 100 ohm says 308.9 K there.
        controller.query("CRVHDR 21,LINE,1,3,400,2;CRVPT 21,1,100,300;CRVPT 21,2,200,400;INCRV A,21;*OPC?");
        assertThat(controller.number("KRDG? A")).isCloseTo(308.9, within(0.1));
        assertThat(controller.number("SRDG? A")).isCloseTo(108.9, within(0.05));
        assertThat(controller.number("KRDG? B")).isCloseTo(ROOM_KELVIN, within(0.1));
        assertThat(controller.query("INCRV A,6;INCRV? A;RDGST? A")).isEqualTo("06;000");
    }

    @ParameterizedTest
    @CsvSource({
        // no curve; a diode's curve on platinum; a disabled input; a diode's input on platinum; below and above a curve
        "'INCRV A,0', 001, 0",
        "'INCRV A,1', 001, 0",
        "'INTYPE A,0', 001, 0",
        "'INTYPE A,1,1,0,0,1', 064, 0",
        "'INTYPE A,2,0,2,1,1', 128, 0",
        "'CRVHDR 21,U,1,3,900,2;CRVPT 21,1,150,300;CRVPT 21,2,200,400;INCRV A,21', 016, 300",
        "'CRVHDR 21,U,1,3,900,2;CRVPT 21,1,50,100;CRVPT 21,2,90,200;INCRV A,21', 032, 200"
    })
    void a_reading_that_cannot_be_has_its_status(String set, String status, double kelvin) {
        controller.query(set + ";*OPC?");
        assertThat(controller.query("RDGST? A")).isEqualTo(status);
        assertThat(controller.number("KRDG? A")).isCloseTo(kelvin, within(0.1));
        assertThat(Integer.parseInt(controller.query("OPST?")) & 2)
                .as("sensor overload")
                .isEqualTo(2);
    }

    @Test
    void an_open_loop_gives_its_share_of_the_current_or_of_the_power() throws Exception {
        // 50 ohm and 1 A: 50 W. Half of the current is a quarter of the power: 12.5 W at 4 K/W.
        controller.query("OUTMODE 1,3,1,0;HTRSET 1,2,2,0,1;MOUT 1,50;RANGE 1,3;*OPC?");
        bench.sleep(1800);
        assertThat(controller.number("HTR? 1")).isCloseTo(50, within(0.1));
        assertThat(stage()).isCloseTo(ROOM_KELVIN + 50, within(0.1));
        controller.query("HTRSET 1,2,2,0,2;*OPC?");
        bench.sleep(1800);
        assertThat(stage()).isCloseTo(ROOM_KELVIN + 100, within(0.1));
        // A tenth of it in the range below.
        controller.query("RANGE 1,2;*OPC?");
        bench.sleep(1800);
        assertThat(stage()).isCloseTo(ROOM_KELVIN + 10, within(0.1));
    }

    @Test
    void a_ramp_takes_the_set_point_along_and_says_when_it_is_done() throws Exception {
        controller.query("SETP 1,296;RAMP 1,1,6;RANGE 1,3;SETP 1,320;*OPC?");
        bench.sleep(120);
        assertThat(controller.number("SETP? 1")).isCloseTo(308, within(0.2));
        assertThat(controller.query("RAMPST? 1")).isEqualTo("1");
        assertThat(Integer.parseInt(controller.query("OPST?")) & 8).isZero();
        bench.sleep(150);
        assertThat(controller.query("RAMPST? 1;SETP? 1")).isEqualTo("0;+320.000");
        assertThat(Integer.parseInt(controller.query("OPSTR?")) & 8).isEqualTo(8);
    }

    @Test
    void the_loop_controls_what_its_sensor_reads_through_its_curve() throws Exception {
        // A curve that reads 2 K too much: the stage settles 2 K too cold.
        controller.query("CRVHDR 21,OFF,1,3,400,2;CRVPT 21,1,100,275.15;CRVPT 21,2,138.5055,375.15;INCRV A,21;*OPC?");
        controller.query("RANGE 1,3;SETP 1,320;*OPC?");
        bench.sleep(3000);
        assertThat(controller.number("KRDG? A")).isCloseTo(320, within(0.1));
        assertThat(stage()).isCloseTo(318, within(0.4));
    }

    @Test
    void a_reading_beyond_its_limit_switches_the_heater_off_though_nobody_asks() throws Exception {
        controller.query("TLIMIT A,310;OUTMODE 1,3,1,0;MOUT 1,100;RANGE 1,3;*OPC?");
        bench.sleep(1200);
        assertThat(stage()).isLessThan(298);
        assertThat(controller.query("RANGE? 1;HTR? 1")).isEqualTo("0;+000.0");
        assertThat(controller.query("MDAT? A")).matches("\\+29[56]\\.\\d{3},\\+31[0-3]\\.\\d{3}");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1"})
    void an_alarm_that_latches_stays_until_it_is_reset(int latch, int after) throws Exception {
        controller.query(
                "ALARM A,1,310,200,1," + latch + ",0,0;RELAY 1,2,A,1;OUTMODE 1,3,1,0;MOUT 1,100;RANGE 1,3;*OPC?");
        assertThat(controller.query("ALARMST? A;RELAYST? 1")).isEqualTo("0,0;0");
        bench.sleep(30);
        assertThat(controller.query("ALARMST? A;RELAYST? 1")).isEqualTo("1,0;1");
        assertThat(Integer.parseInt(controller.query("OPST?")) & 1).isEqualTo(1);
        controller.query("RANGE 1,0;*OPC?");
        bench.sleep(1200);
        assertThat(controller.query("ALARMST? A;RELAYST? 1")).isEqualTo(after + ",0;" + after);
        assertThat(controller.query("ALMRST;ALARMST? A")).isEqualTo("0,0");
    }

    @Test
    void an_unlatched_alarm_goes_only_beyond_its_deadband() throws Exception {
        controller.query("OUTMODE 1,3,1,0;HTRSET 1,2,2,0,2;MOUT 1,10;RANGE 1,3;*OPC?");
        bench.sleep(1800);
        assertThat(stage()).isCloseTo(ROOM_KELVIN + 20, within(0.1));
        assertThat(controller.query("ALARM A,1,315,200,5,0,0,0;ALARMST? A")).isEqualTo("1,0");
        assertThat(controller.query("MOUT 1,8;*OPC?")).isEqualTo("1");
        bench.sleep(1800); // 312 K: below the alarm by less than its deadband
        assertThat(controller.query("ALARMST? A")).isEqualTo("1,0");
        controller.query("MOUT 1,6;*OPC?");
        bench.sleep(1800); // 308 K
        assertThat(controller.query("ALARMST? A")).isEqualTo("0,0");
    }

    @Test
    void a_zone_gives_the_loop_its_own_range() throws Exception {
        controller.query("ZONE 1,1,300,50,20,0,0,1,0,0;ZONE 1,2,400,50,20,0,0,3,0,0;OUTMODE 1,2,1,0;*OPC?");
        assertThat(controller.query("SETP 1,299;RANGE 1,3;RANGE? 1")).isEqualTo("1");
        bench.sleep(1800);
        // Half a watt does not bring three kelvin.
        assertThat(stage()).isCloseTo(ROOM_KELVIN + 2, within(0.05));
        assertThat(controller.query("SETP 1,320;RANGE? 1")).isEqualTo("3");
        bench.sleep(1800);
        assertThat(controller.number("KRDG? A")).isCloseTo(320, within(0.1));
    }

    @Test
    void a_tuning_finds_parameters_that_hold_the_stage_and_fails_without_a_heater() throws Exception {
        assertThat(controller.query("ATUNE 1,1;TUNEST?")).isEqualTo("0,1,1,00");
        controller.query("SETP 1,310;RANGE 1,3;ATUNE 1,1;*OPC?");
        assertThat(controller.query("TUNEST?")).isEqualTo("1,1,0,00");
        bench.sleep(400);
        assertThat(controller.query("TUNEST?")).isEqualTo("0,1,0,00");
        assertThat(controller.query("PID? 1")).isEqualTo("+0003.0,+0083.3,+0000.0");
        assertThat(Integer.parseInt(controller.query("OPSTR?")) & 32).isEqualTo(32);
        controller.query("SETP 1,320;*OPC?");
        bench.sleep(600);
        assertThat(controller.number("KRDG? A")).isCloseTo(320, within(0.1));
    }

    @Test
    void defaults_come_back_but_curves_stay() {
        controller.query("CRVHDR 30,KEPT,9,3,400,2;FILTER A,1,64,10;SETP 1,310;INNAME A,\"x\";*OPC?");
        assertThat(controller.query("DFLT 99;FILTER? A;SETP? 1;INNAME? A")).isEqualTo("0,8,10;+296.000;Input A");
        assertThat(controller.query("CRVHDR? 30")).startsWith("KEPT           ,9         ,3");
    }

    @Test
    void the_status_byte_sums_up_operation_and_asks_for_service() {
        assertThat(controller.query("ALARM A,1,290,200,0,0,0,0;OPSTE 1;*SRE 128;*STB?"))
                .isEqualTo("192");
        assertThat(Integer.parseInt(controller.query("OPSTR?")) & 1).isEqualTo(1);
        assertThat(controller.query("*STB?")).isEqualTo("0");
    }

    /** "Sets controller parameters to power-up settings" (335 manual, page 108): those that outlive the power. */
    @ParameterizedTest
    @CsvSource({"false, 0, 0", "true, 0, 0", "false, 1, 3", "true, 1, 3"})
    void reset_and_the_mains_switch_keep_settings_but_not_a_heater_that_is_not_to_come_on(
            boolean mains, int powerUp, int rangeAfter) {
        String settings = "SETP? 1;PID? 1;RAMP? 1;TLIMIT? A;INNAME? B;FILTER? A;ZONE? 1,1;ALARM? A;RELAY? 2;BRIGT?";
        controller.query("SETP 1,310;PID 1,30,10,5;RAMP 1,0,4;TLIMIT A,350;INNAME B,\"shield\";FILTER A,1,4,3;"
                + "ZONE 1,1,300,50,20,0,0,1,0,2;ALARM A,1,400,100,1,0,0,0;RELAY 2,1,B,2;BRIGT 20;*OPC?");
        controller.query("OUTMODE 1,1,1," + powerUp + ";RANGE 1,3;*OPC?");
        String before = controller.query(settings);
        RawClient after = controller;
        if (mains) {
            bench.served("stage").fault(new Fault.PowerCycle());
            after = bench.connect(bench.served("stage"));
        } else {
            controller.query("*RST;*OPC?");
        }
        assertThat(after.query(settings)).isEqualTo(before);
        assertThat(after.query("RANGE? 1")).isEqualTo(Integer.toString(rangeAfter));
    }
}
