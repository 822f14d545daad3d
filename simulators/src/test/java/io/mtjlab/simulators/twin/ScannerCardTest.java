package io.mtjlab.simulators.twin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WiringSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A DMM6500 with a 2000-SCAN card, of which channels 3 and 4 lead to a resistor of 10 kilohm and the others to nothing:
 * what PyMeasure's KeithleyDMM6500, Qcodes_contrib's Keithley_6500 and Keithley_2000_Scan, and scripts of the DMM6500 and
 * the DAQ6510 send, with what a resistor answers to Ohm.
 */
@Timeout(60)
class ScannerCardTest {

    private static final double OHMS = 10e3;
    private static final String OPEN = "9.900000E+37";

    private final TestBench bench = bench();
    private final RawClient dmm = bench.connect("dmm", "keithley-dmm6500");

    private static TestBench bench() {
        DrivenClock clock = new DrivenClock();
        WiringSpec wiring = new WiringSpec(
                0,
                0,
                Map.of(),
                Map.of(),
                Map.of("dmm", List.of(new WiringSpec.Relay("dmm", "3"), new WiringSpec.Relay("dmm", "4"))));
        RandomStreams streams = RandomStreams.of(7).child("bench");
        return new TestBench(new BenchWires(wiring, new Resistor(OHMS), clock, streams), clock);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void send(String... commands) {
        for (String each : commands) {
            dmm.write(each);
        }
    }

    private double[] numbers(String query) {
        return Arrays.stream(dmm.query(query).split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private void noErrors() {
        assertThat(dmm.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_card_is_told_and_its_terminals_are_at_the_rear() {
        assertThat(dmm.query(":SYSTem:CARD1:IDN?")).isEqualTo("2000,10-Chan Mux,0.0.0a,00000000");
        assertThat(dmm.query("ROUTe:TERMinals?")).isEqualTo("REAR");
        send(":SYST:PCAR1 0");
        assertThat(dmm.query(":SYST:CARD1:IDN?")).startsWith("2000,10-Chan");
        noErrors();
    }

    @Test
    void a_closed_channel_is_read_as_it_was_told_to_be_and_an_open_one_sees_nothing() {
        send("*RST", "SENS:FUNC 'RES', (@3)", "ROUT:CLOS (@3)");
        assertThat(Double.parseDouble(dmm.query("READ?"))).isCloseTo(OHMS, within(5.0));
        assertThat(dmm.query("ROUT:CLOS?")).isEqualTo("(@3)");
        send("SENS:FUNC 'RES', (@1)", "ROUT:CLOS (@1)");
        assertThat(dmm.query("READ?")).isEqualTo(OPEN);
        assertThat(dmm.query("ROUT:STAT? (@1:3)")).isEqualTo("1,0,0");
        assertThat(dmm.query("ROUT:CLOS:COUN? (@1:3)")).isEqualTo("1,0,1");
        send("ROUT:OPEN:ALL");
        assertThat(dmm.query("ROUT:CLOS?")).isEqualTo("(@)");
        noErrors();
    }

    @Test
    void four_wires_take_a_pair_of_channels() {
        send("*RST", "SENS:FUNC 'FRES', (@4)", "ROUT:CLOS (@4)");
        assertThat(Double.parseDouble(dmm.query("READ?"))).isCloseTo(OHMS, within(5.0));
        assertThat(dmm.query("ROUT:CLOS?")).isEqualTo("(@4,9)");
        send("SENS:FUNC 'FRES', (@7)");
        assertThat(dmm.query("SYST:ERR?")).startsWith("-221,");
        send("SENS:FUNC 'FRES'", "ROUT:CLOS (@8)");
        assertThat(dmm.query("SYST:ERR?")).startsWith("-221,");
    }

    @Test
    void a_scan_reads_one_channel_after_another_into_its_buffer() {
        send(
                "*RST",
                "TRAC:MAKE \"scanbuffer\", 100",
                ":SENS:FUNC \"RES\", (@1:10)",
                ":SENS:RES:NPLC 0.1, (@1:10)",
                ":SENS:RES:RANG 100e3, (@3:4)",
                ":ROUT:SCAN:BUFF \"scanbuffer\"",
                ":ROUT:SCAN:COUN:SCAN 2",
                "ROUT:SCAN:CRE (@2:4)");
        noErrors();
        assertThat(dmm.query("ROUT:SCAN:COUN:STEP?")).isEqualTo("3");
        send("INIT", "*WAI");
        assertThat(dmm.query("TRAC:ACT? \"scanbuffer\"")).isEqualTo("6");
        double[] told = numbers("TRAC:DATA? 1, 6, \"scanbuffer\", CHAN, READ, REL");
        assertThat(IntStream.range(0, 6).mapToDouble(i -> told[3 * i]).toArray())
                .containsExactly(2, 3, 4, 2, 3, 4);
        assertThat(told[1]).isGreaterThan(9e37);
        assertThat(told[4]).isCloseTo(OHMS, within(10.0));
        assertThat(told[7]).isCloseTo(OHMS, within(10.0));
        assertThat(told[5])
                .as("a step takes its relays' time and the reading's")
                .isGreaterThan(5e-3);
        assertThat(Double.parseDouble(dmm.query("TRAC:STAT:AVER? \"scanbuffer\", (@3)")))
                .isCloseTo((told[4] + told[13]) / 2, within(0.1));
        assertThat(dmm.query("ROUT:CLOS?")).isEqualTo("(@4)");
        assertThat(dmm.query("ROUT:SCAN:STAT?")).isEqualTo("SUCCESS;2;3");
        noErrors();
    }

    @Test
    void scans_begin_an_interval_apart() {
        send("*RST", ":SENS:VOLT:NPLC 0.1, (@3:4)", "ROUT:SCAN:CRE (@3:4)");
        send("ROUT:SCAN:COUN:SCAN 3", "ROUT:SCAN:INT 2", "ROUT:DEL 0.25, (@4)");
        assertThat(dmm.query("ROUT:DEL? (@3:4)")).isEqualTo("0,0.25");
        dmm.query("INIT;*WAI;*OPC?");
        double[] times = numbers("TRAC:DATA? 1,6,\"defbuffer1\",REL");
        assertThat(times[1] - times[0]).isBetween(0.25, 0.27);
        assertThat(times[2] - times[0]).isCloseTo(2, within(1e-3));
        assertThat(times[4] - times[2]).isCloseTo(2, within(1e-3));
        noErrors();
    }

    @Test
    void a_step_waits_for_its_event_and_the_scan_can_be_left() throws InterruptedException {
        send("*RST", "ROUT:SCAN:CRE (@3:4)", "ROUT:SCAN:CHAN:STIM COMM", "INIT");
        bench.sleep(1);
        assertThat(dmm.query("TRAC:ACT?"))
                .as("the first step waits for nothing")
                .isEqualTo("1");
        assertThat(dmm.query("ROUT:SCAN:STAT?")).isEqualTo("WAITING;1;2");
        send("ROUT:SCAN:CRE (@1)");
        assertThat(dmm.query("SYST:ERR?")).startsWith("-221,");
        send("*TRG");
        bench.sleep(1);
        assertThat(dmm.query("TRAC:ACT?")).isEqualTo("2");
        send("INIT", "ABOR");
        assertThat(dmm.query("ROUT:SCAN:STAT?")).startsWith("ABORTED;");
        noErrors();
    }

    @Test
    void operation_complete_tells_when_a_scan_is_over() throws InterruptedException {
        send("*RST", "*CLS", "ROUT:SCAN:CRE (@3:4)", ":INIT", "*OPC");
        assertThat(Integer.parseInt(dmm.query("*ESR?")) & 1).isZero();
        bench.sleep(1);
        assertThat(Integer.parseInt(dmm.query("*ESR?")) & 1).isOne();
    }

    @Test
    void a_reset_forgets_the_scan_and_what_channels_had() {
        send("SENS:FUNC 'RES', (@1:3)", "ROUT:SCAN:CRE (@1:3)", "ROUT:CLOS (@2)", "*RST");
        assertThat(dmm.query("ROUT:SCAN:CRE?")).isEqualTo("(@)");
        assertThat(dmm.query("ROUT:CLOS?")).isEqualTo("(@)");
        assertThat(dmm.query("SENS:FUNC? (@1)")).isEqualTo("\"VOLT:DC\"");
        dmm.query("INIT;*WAI;*OPC?");
        assertThat(dmm.query("TRAC:ACT?")).as("one reading at the terminals").isEqualTo("1");
        noErrors();
    }
}
