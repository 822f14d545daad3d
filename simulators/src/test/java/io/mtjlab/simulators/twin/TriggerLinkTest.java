package io.mtjlab.simulators.twin;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A sweep of the 6221 that goes hand in hand with the 2182A by their trigger lines: the source triggers the meter after
 * its delay, and takes its next step when the meter is done (622X-901-01, section 8; 2182A-900-01, section 7).
 */
@Timeout(60)
class TriggerLinkTest {

    private static final double READING_SECONDS = 8.7e-3;
    private static final double DELAY_SECONDS = 5e-3;
    private static final int STEPS = 11;

    private final TestBench bench = new TestBench(41);
    private final RawClient meter = bench.connect("nvm", "keithley2182a");
    private final RawClient source = bench.connect("isrc", "keithley6221");

    @AfterEach
    void close() {
        bench.close();
    }

    /** As programs do it: the meter is spoken to through the source. */
    @BeforeEach
    void link() {
        source.query("*RST;:TRIG:SOUR TLIN;DIR SOUR;OLIN 2;ILIN 1;OUTP DEL;:SOUR:SWE:SPAC LIN;RANG BEST;"
                + ":SOUR:CURR:STAR 0;STOP 1e-4;STEP 1e-5;:SOUR:DEL " + DELAY_SECONDS + ";*OPC?");
        send("*RST;:SENS:VOLT:RANG 0.1;NPLC 0.01;DFIL OFF;LPAS OFF;:SYST:AZER OFF");
        send("TRAC:CLE;POIN " + STEPS + ";FEED SENS;FEED:CONT NEXT;:TRIG:SOUR EXT;COUN " + STEPS + ";:INIT");
    }

    private void send(String line) {
        source.query("SYST:COMM:SER:SEND '" + line + "';*OPC?");
    }

    private double ohms() {
        return ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue() + FixedResistor.OHMS;
    }

    /** What the meter has to see of a current that is set, the errors of both instruments included but for its offset. */
    private double expected(double amperes) {
        double flows = amperes * (1 + bench.number("isrc", "amperes_gain_error"))
                + bench.number("isrc", "amperes_offset_error");
        return flows * ohms();
    }

    private double[] volts() {
        source.write("SYST:COMM:SER:SEND 'TRAC:DATA?'");
        return Arrays.stream(source.query("SYST:COMM:SER:ENT?").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private double seconds() {
        return bench.clock.nanos() * 1e-9;
    }

    @Test
    void every_step_is_read_once_at_its_own_current() {
        double before = seconds();
        source.query("SOUR:SWE:ARM;:INIT;*OPC?");
        assertThat(seconds() - before).isCloseTo(STEPS * (DELAY_SECONDS + READING_SECONDS), within(1e-6));
        double[] volts = volts();
        assertThat(volts).hasSize(STEPS);
        for (int i = 0; i < STEPS; i++) {
            assertThat(volts[i]).as("step %d", i).isCloseTo(expected(i * 1e-5), within(3e-6));
        }
        assertThat(Integer.parseInt(source.query("STAT:OPER:COND?")) & 0b1010).isEqualTo(0b10);
        assertThat(Integer.parseInt(meter.query("STAT:MEAS:COND?")) & 512).isEqualTo(512);
        assertThat(source.query("SYST:ERR?") + meter.query("SYST:ERR?")).isEqualTo("0,\"No error\"0,\"No error\"");
    }

    @Test
    void a_range_that_moves_makes_its_step_longer_and_no_reading_wrong() {
        send("ABOR;:SENS:VOLT:RANG:AUTO ON;:TRAC:FEED:CONT NEXT;:INIT");
        double before = seconds();
        source.query("SOUR:SWE:ARM;:INIT;*OPC?");
        // Down to 10 mV at the first step, up to 100 mV where 12 mV are passed.
        assertThat(seconds() - before)
                .isCloseTo(STEPS * (DELAY_SECONDS + READING_SECONDS) + 2 * READING_SECONDS, within(1e-6));
        double[] volts = volts();
        for (int i = 0; i < STEPS; i++) {
            assertThat(volts[i]).as("step %d", i).isCloseTo(expected(i * 1e-5), within(3e-6));
        }
    }

    @Test
    void the_meters_filter_makes_every_step_longer() {
        send("ABOR;:SENS:VOLT:DFIL:COUN 4;TCON REP;WIND 0;STAT ON;:TRAC:FEED:CONT NEXT;:INIT");
        double before = seconds();
        source.query("SOUR:SWE:ARM;:INIT;*OPC?");
        assertThat(seconds() - before).isCloseTo(STEPS * (DELAY_SECONDS + 4 * READING_SECONDS), within(1e-6));
        assertThat(volts()).hasSize(STEPS);
    }

    @Test
    void without_a_meter_that_waits_the_source_stays_at_its_first_step() throws Exception {
        send("ABOR");
        source.query("SOUR:SWE:ARM;:INIT;*OPC?");
        bench.sleep(1);
        assertThat(source.number("SOUR:CURR?")).isZero();
        assertThat(Integer.parseInt(source.query("STAT:OPER:COND?")) & 0b1000).isEqualTo(0b1000);
        // Once the meter waits, the sweep goes on.
        send("TRAC:FEED:CONT NEXT;:INIT");
        meter.query("*OPC?");
        bench.sleep(STEPS * (DELAY_SECONDS + READING_SECONDS));
        assertThat(source.number("SOUR:CURR?")).isCloseTo(1e-4, within(1e-12));
        assertThat(volts()).hasSize(STEPS);
    }

    @Test
    void a_source_that_does_not_wait_triggers_at_each_step_and_a_busy_meter_misses_some() {
        source.query("TRIG:SOUR IMM;OUTP SOUR;*OPC?");
        send("ABOR;:TRAC:POIN 6;FEED:CONT NEXT;:TRIG:COUN 6;:INIT");
        double before = seconds();
        source.query("SOUR:SWE:ARM;:INIT;*OPC?");
        assertThat(seconds() - before).isCloseTo(STEPS * DELAY_SECONDS, within(1e-6));
        meter.query("*OPC?");
        double[] volts = volts();
        for (int i = 0; i < 6; i++) {
            assertThat(volts[i]).as("every other step").isCloseTo(expected(2 * i * 1e-5), within(3e-6));
        }
    }

    @Test
    void a_list_goes_round_as_long_as_the_meter_reads() {
        source.query("SOUR:SWE:SPAC LIST;COUN INF;:SOUR:LIST:CURR 1e-5,-1e-5;DEL 1e-3,1e-3;*OPC?");
        source.query("SOUR:SWE:ARM;:INIT;*OPC?");
        meter.query("*OPC?");
        double[] volts = volts();
        double amperes = 1e-5 * (1 + bench.number("isrc", "amperes_gain_error"));
        for (int i = 0; i + 1 < STEPS; i++) {
            double half = (i % 2 == 0 ? 1 : -1) * (volts[i] - volts[i + 1]) / 2;
            assertThat(half).isCloseTo(amperes * ohms(), within(1.5e-6));
        }
    }

    @Test
    void an_aborted_sweep_triggers_no_more() throws Exception {
        source.query("SOUR:SWE:ARM;:INIT;*TST?");
        bench.sleep(2.5 * (DELAY_SECONDS + READING_SECONDS));
        source.query("SOUR:SWE:ABOR;*OPC?");
        bench.sleep(1);
        assertThat(meter.number("TRAC:POIN?")).isEqualTo(STEPS);
        assertThat(bench.number("nvm", "buffered_readings")).isEqualTo(3);
        assertThat(bench.wires.drive().amperes()).isZero();
    }
}
