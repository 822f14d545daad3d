package io.mtjlab.simulators.twin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WiringSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What source meter, pulse generators, switch, prober and heater do to 200 ohm behind some 6.2 ohm of cable. */
@Timeout(60)
class BenchTwinsTest {

    private static double loopOhms(TestBench bench) {
        return ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue() + FixedResistor.OHMS;
    }

    @Test
    void a_source_meter_reads_nothing_while_its_output_is_off() {
        try (TestBench bench = new TestBench(3)) {
            RawClient smu = bench.connect("smu", "keithley2400");
            smu.write("*RST;*CLS;:READ?");
            assertThat(smu.query("SYST:ERR?")).isEqualTo("803,\"Not permitted with OUTPUT off\"");
        }
    }

    @Test
    void measure_takes_the_compliance_back_to_its_default() {
        try (TestBench bench = new TestBench(3)) {
            RawClient smu = bench.connect("smu", "keithley2400");
            assertThat(smu.query("*RST;:SENS:CURR:PROT 0.01;:OUTP ON;:SENS:CURR:PROT?"))
                    .isEqualTo("+1.000000E-02");
            smu.query("MEAS:CURR?");
            assertThat(smu.query("SENS:CURR:PROT?")).isEqualTo("+1.050000E-04");
        }
    }

    @Test
    void the_status_byte_is_65_when_the_buffer_is_full_and_not_before() {
        try (TestBench bench = new TestBench(3)) {
            RawClient smu = bench.connect("smu", "keithley2400");
            smu.write("*RST;:STAT:PRES;*CLS;*SRE 1;:STAT:MEAS:ENAB 512;:OUTP ON");
            smu.write("TRAC:CLE;POIN 5;FEED:CONT NEXT;:TRIG:COUN 5;:INIT");
            assertThat(smu.query("*STB?")).isEqualTo("0");
            smu.query("*OPC?");
            assertThat(smu.query("*STB?")).isEqualTo("65");
            assertThat(smu.query("FORM:ELEM CURR;:TRAC:DATA?").split(",")).hasSize(5);
        }
    }

    @Test
    void a_memory_sweep_goes_through_setups_that_source_and_integrate_each_in_its_own_way() {
        try (TestBench bench = new TestBench(3)) {
            RawClient smu = bench.connect("smu", "keithley2400");
            smu.write("*RST;:SENS:FUNC 'VOLT','CURR';:SYST:AZER OFF;:SOUR:DEL 0.01;DEL:AUTO OFF");
            smu.write(":SOUR:VOLT 0.1;:SENS:CURR:PROT 1e-3;:SENS:VOLT:NPLC 1;:SOUR:MEM:SAVE 100");
            smu.write(":SOUR:FUNC CURR;CURR 1e-5;:SENS:VOLT:PROT 1;:SENS:VOLT:NPLC 10;:SOUR:MEM:SAVE 1");
            smu.write(":SOUR:FUNC MEM;MEM:STAR 100;POIN 2;:TRIG:COUN 3;:OUTP ON;:FORM:ELEM VOLT,CURR,TIME");
            double[] read = Stream.of(smu.query("READ?").split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double ohms = loopOhms(bench);
            assertThat(read).hasSize(9);
            assertThat(read[0]).isCloseTo(0.1, within(1e-3));
            assertThat(read[1]).isCloseTo(0.1 / ohms, within(1e-2 * 0.1 / ohms));
            assertThat(read[4]).isCloseTo(1e-5, within(1e-8));
            assertThat(read[3]).isCloseTo(1e-5 * ohms, within(1e-3));
            assertThat(read[6]).isCloseTo(0.1, within(1e-3));
            // Ten cycles of 60 Hz for each of two conversions, 10 ms of delay; then one cycle for each.
            assertThat(read[5] - read[2]).isCloseTo(20 / 60.0 + 0.01, within(2e-3));
            assertThat(read[8] - read[5]).isCloseTo(2 / 60.0 + 0.01, within(2e-3));
            assertThat(smu.query("SYST:ERR?")).isEqualTo("0,\"No error\"");
        }
    }

    @Test
    void a_memory_location_outlives_a_reset_and_is_recalled_whole() {
        try (TestBench bench = new TestBench(3)) {
            RawClient smu = bench.connect("smu", "keithley2400");
            smu.write("*RST;:SOUR:FUNC CURR;CURR 2e-5;:SENS:VOLT:PROT 3;:SOUR:MEM:STAR 9;POIN 4;SAVE 7;:*RST");
            assertThat(smu.query("SOUR:MEM:POIN?;STAR?;:SOUR:FUNC?")).isEqualTo("1;1;VOLT");
            assertThat(smu.query("SOUR:MEM:REC 7;:SOUR:FUNC?;CURR?;:SENS:VOLT:PROT?"))
                    .isEqualTo("CURR;+2.000000E-05;+3.000000E+00");
            assertThat(smu.query("SOUR:MEM:REC 8;:SOUR:FUNC?;CURR?")).isEqualTo("VOLT;+0.000000E+00");
            assertThat(smu.query("SOUR:MEM:SAVE 101;:SYST:ERR?")).startsWith("-222");
        }
    }

    @Test
    void a_voltage_source_drives_ohms_law_and_stops_at_its_limit() {
        try (TestBench bench = new TestBench(3)) {
            RawClient smu = bench.connect("smu", "keithley2450");
            smu.query("*RST;:SOUR:VOLT 0.1;:SOUR:VOLT:ILIM 1e-3;:OUTP ON;*OPC?");
            assertThat(bench.wires.drive().amperes()).isCloseTo(0.1 / loopOhms(bench), within(5e-6));
            smu.query("SOUR:VOLT 1;*OPC?");
            assertThat(bench.wires.drive().amperes()).isCloseTo(1e-3, within(1e-12));
            assertThat(smu.query("SOUR:VOLT:ILIM:TRIP?")).isEqualTo("1");
            smu.write("TRIG:LOAD \"SimpleLoop\", 3, 0.5, \"defbuffer1\";:INIT");
            String read = smu.query("*OPC?;:TRAC:DATA? 1, 3, \"defbuffer1\", SOURSTAT, REL");
            assertThat(read).startsWith("1;160,"); // output on and limited
            assertThat(Double.parseDouble(read.split(",")[5])).isBetween(1.0, 1.2);
        }
    }

    @Test
    void a_pulse_reaches_the_junction_through_fifty_ohm_and_is_over_after_its_width() throws Exception {
        try (TestBench bench = new TestBench(3)) {
            RawClient pulser = bench.connect("pulser", "agilent81110a");
            pulser.write("*RST;:PULS:PER 1MS;:PULS:WIDT1 100NS;:VOLT1:HIGH 0.5V;:VOLT1:LOW 0V");
            pulser.write(":ARM:SOUR MAN;:TRIG:COUN 3;:OUTP1 ON;*TRG");
            assertThat(pulser.query("*OPC?;:SYST:ERR?")).isEqualTo("1;+0,\"No error\"");
            // 0.5 V is told for 50 ohm: 1 V behind the generator's own 50 ohm.
            double amperes = 1 / (50 + loopOhms(bench));
            double level = 1 + bench.number("pulser", "level_gain_error");
            double offset = bench.number("pulser", "level_offset_error");
            assertThat(bench.wires.truth().extremes().pulseVolts())
                    .isCloseTo((level + offset) * amperes * FixedResistor.OHMS, within(1e-9));
            assertThat(bench.wires.truth().extremes().volts()).isZero();
            assertThat(bench.wires.drive().amperes()).isZero();
            try (LabClock.Participation me = bench.clock.participate("runner")) {
                assertThat(bench.clock.nanos()).isGreaterThanOrEqualTo(3_000_000L);
            }
        }
    }

    @Test
    void a_switch_connects_and_disconnects_and_reset_leaves_it_alone() {
        WiringSpec wiring = new WiringSpec(
                0, 0, Map.of(), Map.of(), Map.of("isrc", List.of(new WiringSpec.Relay("switch", "1!3"))));
        DrivenClock clock = new DrivenClock();
        BenchWires wires = new BenchWires(wiring, new FixedResistor(), clock, RandomStreams.of(1));
        try (TestBench bench = new TestBench(wires, clock)) {
            RawClient source = bench.connect("isrc", "keithley6221");
            RawClient matrix = bench.connect("switch", "keithley7001");
            source.query("CURR 1e-4;:OUTP ON;*OPC?");
            assertThat(wires.drive().amperes()).isZero();
            assertThat(matrix.query("CLOS (@1!3,2!1:2!4);*OPC?")).isEqualTo("1");
            assertThat(wires.drive().amperes()).isCloseTo(1e-4, within(1e-6));
            assertThat(matrix.query("*RST;:CLOS? (@1!3,1!4)")).isEqualTo("1,0");
            assertThat(matrix.query("OPEN (@1!3);*OPC?")).isEqualTo("1");
            assertThat(wires.drive().amperes()).isZero();
            assertThat(matrix.query("CLOS (@9!1);:SYST:ERR?")).startsWith("-222");
        }
    }

    @Test
    void probes_that_are_up_let_nothing_through() {
        try (TestBench bench = new TestBench(3)) {
            RawClient source = bench.connect("isrc", "keithley6221");
            RawClient prober = bench.connect("prober", "sentio-prober");
            source.query("CURR 1e-4;:OUTP ON;*OPC?");
            assertThat(bench.wires.drive().amperes()).isZero();
            assertThat(prober.query("map:step_first_die")).isEqualTo("0,0,0,3,0");
            assertThat(prober.query("move_chuck_contact")).isEqualTo("0,0,13000.0");
            assertThat(bench.wires.drive().amperes()).isCloseTo(1e-4, within(1e-6));
            prober.query("move_chuck_separation");
            assertThat(bench.wires.drive().amperes()).isZero();
            String answer = prober.query("map:step_next_die");
            int steps = 1;
            while (answer.startsWith("0,")) {
                answer = prober.query("map:step_next_die");
                steps++;
            }
            assertThat(answer).startsWith("1024,0,");
            assertThat(steps)
                    .isEqualTo(Integer.parseInt(prober.query("map:get_num_dies").split(",")[2]) - 1);
            assertThat(prober.query("map:step_next_die")).startsWith("11,");
        }
    }

    @Test
    void a_heated_stage_takes_the_junction_to_its_set_point() throws Exception {
        try (TestBench bench = new TestBench(3)) {
            RawClient heater = bench.connect("stage", "lakeshore336");
            heater.query("SETP 1,330;RANGE 1,3;*OPC?");
            try (LabClock.Participation me = bench.clock.participate("runner")) {
                bench.clock.sleep(java.time.Duration.ofMinutes(40));
            }
            assertThat(bench.wires.drive().kelvin()).isCloseTo(330, within(0.1));
            assertThat(heater.number("KRDG? A")).isCloseTo(330, within(0.3));
        }
    }
}
