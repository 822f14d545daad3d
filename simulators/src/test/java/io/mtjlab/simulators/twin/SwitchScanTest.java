package io.mtjlab.simulators.twin;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.LabClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The trigger model of the 7001, which Keithley prints for the 2001, too (its manual, 4-25): layers of arm, scan and channel
 * with sources, counts, delays and timers, passed through while commands are taken.
 */
@Timeout(60)
class SwitchScanTest {

    private final TestBench bench = new TestBench(8);
    private final RawClient matrix = bench.connect("switch", "keithley7001");

    @AfterEach
    void close() {
        bench.close();
    }

    private String closed() {
        return matrix.query("CLOS:STAT?");
    }

    private int operation() {
        return Integer.parseInt(matrix.query("STAT:OPER:COND?"));
    }

    /** Seen from the bench: who asks over the wire lets time pass. */
    @Test
    void a_timed_scan_steps_through_its_list_at_its_times() throws Exception {
        assertThat(matrix.query("SCAN (@1!1:1!3);:TRIG:SOUR TIM;TIM 0.5;*IDN?")).contains("7001");
        try (LabClock.Participation me = bench.clock.participate("runner")) {
            matrix.write("INIT");
            while (!bench.state("switch").get("closed").equals("1!1")
                    && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            bench.clock.sleep(Duration.ofMillis(499));
            assertThat(bench.state("switch").get("closed")).isEqualTo("1!1");
            bench.clock.sleep(Duration.ofMillis(2));
            assertThat(bench.state("switch").get("closed")).isEqualTo("1!2");
            bench.clock.sleep(Duration.ofMillis(500));
            assertThat(bench.state("switch").get("closed")).isEqualTo("1!3");
        }
        assertThat(matrix.query("*OPC?;:STAT:OPER:COND?")).isEqualTo("1;1024");
    }

    @Test
    void operation_complete_rises_when_the_scan_is_idle_again() {
        long before = bench.clock.nanos();
        assertThat(matrix.query("SCAN (@1!1:1!4);:TRIG:DEL 0.1;*CLS;*ESE 1;*SRE 32;:INIT;*OPC;*STB?;:INIT;:SYST:ERR?"))
                .startsWith("0;-213");
        matrix.query("*OPC?");
        // Four delays, the first relay's settling, and thrice that of two, one after the other.
        assertThat(bench.clock.nanos() - before).isEqualTo(421_000_000L);
        assertThat(matrix.query("*STB?;*ESR?")).isEqualTo("96;17");
    }

    @Test
    void every_bus_trigger_is_an_event_of_the_layer_that_waits_for_it() {
        matrix.query("SCAN (@1!1,2!2);:ARM:LAY2:SOUR BUS;COUN 2;:TRIG:SOUR BUS;:INIT;*OPC?");
        assertThat(matrix.query("ARM:LAY2:SOUR?;COUN?;:ARM:SOUR?;COUN?")).isEqualTo("BUS;2;IMM;1");
        assertThat(operation()).as("waits for arm").isEqualTo(1 << 6);
        assertThat(matrix.query("STAT:OPER:ARM:COND?;:STAT:OPER:ARM:SEQ:COND?")).isEqualTo("2;4");
        assertThat(closed()).isEqualTo("(@)");
        matrix.query("*TRG;*OPC?");
        assertThat(operation()).as("waits for trigger").isEqualTo(1 << 5);
        assertThat(closed()).isEqualTo("(@)");
        assertThat(matrix.query("*TRG;*OPC?;:CLOS:STAT?")).isEqualTo("1;(@1!1)");
        assertThat(matrix.query("*TRG;*OPC?;:CLOS:STAT?")).isEqualTo("1;(@2!2)");
        assertThat(operation()).as("the second scan waits").isEqualTo(1 << 6);
        matrix.query("*TRG;*OPC?");
        assertThat(matrix.query("*TRG;*OPC?;:CLOS:STAT?")).isEqualTo("1;(@1!1)");
        assertThat(matrix.query("*TRG;*OPC?;:CLOS:STAT?")).isEqualTo("1;(@2!2)");
        assertThat(operation()).isEqualTo(1 << 10);
        assertThat(matrix.query("*TRG;:SYST:ERR?")).startsWith("-211");
    }

    /** IMMediate and SIGNal pass a source by; a source's bypass does so for its first event. */
    @ParameterizedTest
    @CsvSource({"TRIG", "TRIG:SIGN"})
    void a_source_to_which_nothing_comes_can_be_passed_by(String command) {
        matrix.query("SCAN (@1!1:1!2);:TRIG:SOUR EXT;:INIT;*OPC?");
        assertThat(closed()).isEqualTo("(@)");
        assertThat(matrix.query("ARM:SIGN;:SYST:ERR?")).startsWith("-212");
        assertThat(matrix.query(command + ";*OPC?;:CLOS:STAT?")).isEqualTo("1;(@1!1)");
        matrix.query("ABOR;:OPEN ALL;:TRIG:TCON:DIR SOUR;:INIT;*OPC?");
        assertThat(closed()).as("the first is bypassed").isEqualTo("(@1!1)");
        assertThat(operation()).isEqualTo(1 << 5);
    }

    @Test
    void a_pattern_in_the_list_is_one_step_and_outlives_the_power() {
        matrix.query("CLOS (@1!1,2!7);:MEM:SAVE M3;:OPEN ALL;:SCAN (@M3,1!4);:TRIG:SOUR BUS;:INIT;*OPC?");
        assertThat(matrix.query("SCAN:POIN?;:SCAN?")).isEqualTo("2;(@M3,1!4)");
        assertThat(matrix.query("*TRG;*OPC?;:CLOS:STAT?")).isEqualTo("1;(@1!1,2!7)");
        assertThat(matrix.query("*TRG;*OPC?;:CLOS:STAT?")).isEqualTo("1;(@1!4)");
        bench.served("switch").fault(new Fault.PowerCycle());
        RawClient again = bench.connect(bench.served("switch"));
        assertThat(again.query("CLOS:STAT?")).isEqualTo("(@)");
        assertThat(again.query("MEM:REC M3;*OPC?;:CLOS:STAT?")).isEqualTo("1;(@1!1,2!7)");
    }

    @Test
    void continuous_initiation_leaves_idle_again_until_it_is_aborted() throws Exception {
        matrix.query("SCAN (@1!1:1!2);:TRIG:DEL 0.1;:INIT:CONT ON;*ESR?");
        bench.sleep(1);
        assertThat(operation() & 1 << 10).isZero();
        assertThat(Integer.parseInt(matrix.query("CLOS:COUN? (@1!1)"))).isGreaterThan(3);
        matrix.query("INIT:CONT OFF;:ABOR;*OPC?");
        assertThat(operation()).isEqualTo(1 << 10);
        String then = matrix.query("CLOS:COUN? (@1!1,1!2)");
        bench.sleep(1);
        assertThat(matrix.query("CLOS:COUN? (@1!1,1!2)")).isEqualTo(then);
    }

    @Test
    void counts_are_whole_or_infinite_and_the_channel_count_follows_the_list() {
        assertThat(matrix.query("ARM:COUN INF;COUN?")).isEqualTo("+9.900000E+37");
        assertThat(matrix.query("ARM:COUN 100000;:SYST:ERR?")).startsWith("-222");
        assertThat(matrix.query("ARM:COUN 99999;COUN?;:SYST:ERR?")).isEqualTo("99999;0,\"No error\"");
    }

    /** The power-on setup is what SYSTem:POSetup says, which the power does not change. */
    @ParameterizedTest
    @CsvSource({"SAV0, 7", "RST, 1"})
    void the_power_on_setup_may_be_a_saved_one(String setup, String scans) {
        matrix.query("ARM:LAY2:COUN 7;*SAV 0;*RST;:SYST:POS " + setup + ";*OPC?");
        bench.served("switch").fault(new Fault.PowerCycle());
        RawClient again = bench.connect(bench.served("switch"));
        assertThat(again.query("ARM:LAY2:COUN?;:SYST:POS?")).isEqualTo(scans + ";" + setup);
    }
}
