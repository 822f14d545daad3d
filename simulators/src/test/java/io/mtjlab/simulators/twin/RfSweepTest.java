package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Sweeps take the carrier that reaches the junction from point to point in lab time, and commands go on meanwhile. */
@Timeout(60)
class RfSweepTest {

    private final TestBench bench = new TestBench(5);

    @AfterEach
    void close() {
        bench.close();
    }

    private double hertz() {
        return bench.wires.drive().rfHertz();
    }

    private double decibelAtTheJunction() {
        return 10 * Math.log10(bench.wires.drive().rfWatts() / 1e-3);
    }

    @Test
    void a_step_sweep_takes_its_dwell_at_each_point_and_goes_back() throws InterruptedException {
        RawClient rf = bench.connect("rf", "e8257d");
        rf.query(
                "OUTP ON;:POW -10;:FREQ:STAR 1GHZ;STOP 3GHZ;:SWE:POIN 5;DWEL 0.1;:LIST:TYPE STEP;:FREQ:MODE LIST;*OPC?");
        assertThat(hertz()).as("waits at its first point").isEqualTo(1e9);
        assertThat(rf.query("INIT;:STAT:OPER:COND?")).isEqualTo("8");
        for (int point = 0; point < 5; point++) {
            bench.sleep(0.05);
            assertThat(hertz()).isEqualTo(1e9 + point * 0.5e9);
            assertThat(rf.query("LIST:CPO?")).isEqualTo(Integer.toString(point + 1));
            bench.sleep(0.05);
        }
        assertThat(rf.query("STAT:OPER:COND?")).isEqualTo("0");
        assertThat(hertz()).as("retraced").isEqualTo(1e9);
        rf.query("FREQ:MODE CW;:FREQ 2.5GHZ;*OPC?");
        assertThat(hertz()).isEqualTo(2.5e9);
    }

    @Test
    void a_wait_lasts_until_a_single_sweep_is_over() {
        RawClient rf = bench.connect("rf", "e8257d");
        rf.query("OUTP ON;:FREQ:STAR 1GHZ;STOP 2GHZ;:SWE:POIN 11;DWEL 0.2;:FREQ:MODE LIST;*OPC?");
        long before = bench.clock.nanos();
        rf.query("INIT;*OPC?");
        assertThat(bench.clock.nanos() - before).isEqualTo(2_200_000_000L);
    }

    @Test
    void a_list_goes_through_frequencies_and_levels_with_dwell_times_of_its_own() throws InterruptedException {
        RawClient rf = bench.connect("rf", "e8257d");
        rf.query(
                "OUTP ON;:LIST:TYPE LIST;:LIST:FREQ 1GHZ,5GHZ,2GHZ;POW -20,-10,-15;DWEL 0.1,0.3,0.2;DWEL:TYPE LIST;*OPC?");
        rf.query("FREQ:MODE LIST;:POW:MODE LIST;:INIT:CONT ON;*OPC?");
        double error = bench.number("rf", "level_error_db");
        double[] moments = {0.05, 0.2, 0.45, 0.65, 0.75};
        double[] frequencies = {1e9, 5e9, 2e9, 1e9, 5e9};
        double[] levels = {-20, -10, -15, -20, -10};
        double now = 0;
        for (int i = 0; i < moments.length; i++) {
            bench.sleep(moments[i] - now);
            now = moments[i];
            assertThat(hertz()).as("after %s s", now).isEqualTo(frequencies[i]);
            assertThat(decibelAtTheJunction()).isCloseTo(levels[i] + error, within(1e-9));
        }
        rf.query("INIT:CONT OFF;*OPC?");
        bench.sleep(0.5);
        assertThat(hertz()).isEqualTo(1e9);
    }

    @Test
    void lists_of_different_lengths_are_refused_when_the_sweep_begins() {
        RawClient rf = bench.connect("rf", "e8257d");
        assertThat(rf.query("LIST:TYPE LIST;:LIST:FREQ 1GHZ,2GHZ,3GHZ;POW -20,-10;:FREQ:MODE LIST;:INIT;:SYST:ERR?"))
                .startsWith("-226,");
    }

    @Test
    void each_trigger_of_the_bus_takes_one_point() {
        RawClient rf = bench.connect("rf", "e8257d");
        rf.query("OUTP ON;:FREQ:STAR 1GHZ;STOP 2GHZ;:SWE:POIN 3;:LIST:TRIG:SOUR BUS;:FREQ:MODE SWE;:INIT;*OPC?");
        assertThat(hertz()).isEqualTo(1e9);
        rf.query("*TRG;*OPC?");
        assertThat(hertz()).isEqualTo(1.5e9);
        rf.query("*TRG;*OPC?");
        assertThat(hertz()).isEqualTo(2e9);
        rf.query("*TRG;*OPC?");
        assertThat(rf.query("*TRG;:SYST:ERR?")).startsWith("-211,");
    }

    @Test
    void a_sweep_of_the_smb100a_repeats_by_itself_and_once_by_a_trigger() throws InterruptedException {
        RawClient rf = bench.connect("rf", "smb100a");
        rf.query("OUTP ON;:FREQ:STAR 1GHz;STOP 2GHz;:SWE:STEP 250MHz;DWEL 100ms;:FREQ:MODE SWE;*OPC?");
        assertThat(rf.query("SWE:POIN?")).isEqualTo("5");
        long started = bench.clock.nanos();
        bench.sleep(0.65);
        int point = (int) ((bench.clock.nanos() - started) / 100_000_000) % 5;
        assertThat(hertz()).isEqualTo(1e9 + point * 0.25e9);
        rf.query("TRIG:FSW:SOUR SING;:SWE:RETR OFF;*OPC?");
        assertThat(rf.query("SWE:RUNN?")).isEqualTo("0");
        rf.query("*TRG;*OPC?");
        assertThat(hertz()).as("stays at its stop").isEqualTo(2e9);
        assertThat(rf.query("SWE:EXEC;RUNN?")).isEqualTo("1");
    }

    @Test
    void a_level_sweep_of_the_smb100a_goes_in_steps_of_decibels() throws InterruptedException {
        RawClient rf = bench.connect("rf", "smb100a");
        rf.query("OUTP ON;:FREQ 1GHz;:TRIG:PSW:SOUR SING;:POW:STAR -20;STOP -10;:SWE:POW:STEP 5;DWEL 100ms;*OPC?");
        rf.query("POW:MODE SWE;:SWE:POW:EXEC;:SYST:ERR?");
        double error = bench.number("rf", "level_error_db");
        for (int step = 0; step < 3; step++) {
            bench.sleep(0.05);
            assertThat(decibelAtTheJunction()).isCloseTo(-20 + 5 * step + error, within(1e-9));
            bench.sleep(0.05);
        }
    }

    @Test
    void a_recalled_setup_brings_the_carrier_back() {
        RawClient rf = bench.connect("rf", "e8257d");
        rf.query("OUTP ON;:FREQ 1.5GHZ;:POW -20;*SAV 3;*OPC?");
        rf.query("*RST;*OPC?");
        assertThat(bench.wires.drive().rfWatts()).isZero();
        rf.query("*RCL 3;*OPC?");
        assertThat(hertz()).isEqualTo(1.5e9);
        assertThat(bench.wires.drive().rfWatts()).isPositive();
        assertThat(rf.query("*RCL 7;:SYST:ERR?")).startsWith("-314,");
    }
}
