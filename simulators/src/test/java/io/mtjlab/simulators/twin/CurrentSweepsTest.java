package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Sweeps of the 6221, and the 2182A behind its serial port; 200 ohm behind some 6.2 ohm of cable. */
@Timeout(60)
class CurrentSweepsTest {

    private final TestBench bench = new TestBench(11);
    private final RawClient source = bench.connect("isrc", "keithley6221");
    private final RawClient meter = bench.connect("nvm", "keithley2182a");

    @AfterEach
    void close() {
        bench.close();
    }

    private void sleep(double seconds) throws InterruptedException {
        bench.clock.sleepUntil(bench.clock.nanos() + Math.round(seconds * 1e9));
    }

    private double amperes() {
        return bench.wires.drive().amperes();
    }

    /** Off by no more than one-year accuracy: 0.05 % and 10 nA of the 20 uA range. */
    private void flows(double expected) {
        assertThat(amperes()).isCloseTo(expected, within(3 * (0.0005 * Math.abs(expected) + 10e-9)));
    }

    @Test
    void a_staircase_takes_its_steps_at_its_delay_and_stays_at_the_last() throws Exception {
        source.query("SOUR:SWE:SPAC LIN;:SOUR:CURR:STAR -1e-5;STOP 1e-5;STEP 5e-6;:SOUR:DEL 0.1;"
                + ":SOUR:SWE:RANG BEST;ARM;*OPC?");
        flows(-10e-6);
        source.write("INIT");
        assertThat(source.query("SOUR:SWE:POIN?")).isEqualTo("5");
        double[] levels = {-10e-6, -5e-6, 0, 5e-6, 10e-6};
        sleep(0.05);
        for (double level : levels) {
            flows(level);
            assertThat(source.number("SOUR:CURR?")).isCloseTo(level, within(1e-12));
            sleep(0.1);
        }
        assertThat(source.query("*OPC?")).isEqualTo("1");
        assertThat(Integer.parseInt(source.query("STAT:OPER:COND?")) & 0b1010).isEqualTo(0b10);
        flows(10e-6);
        source.query("SOUR:SWE:ABOR;*OPC?");
        assertThat(amperes()).isZero();
    }

    @Test
    void a_logarithmic_sweep_goes_in_equal_ratios() throws Exception {
        source.query("SOUR:SWE:SPAC LOG;:SOUR:CURR:STAR 1e-7;STOP 1e-5;:SOUR:SWE:POIN 3;:SOUR:DEL 0.1;"
                + ":SOUR:SWE:ARM;:INIT;*TST?");
        sleep(0.15);
        flows(1e-6);
        sleep(0.1);
        flows(1e-5);
        assertThat(source.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_list_has_delays_of_its_own_and_is_swept_as_often_as_asked() throws Exception {
        source.query("SOUR:SWE:SPAC LIST;COUN 2;:SOUR:LIST:CURR 1e-6,3e-6;DEL 0.1,0.3;:SOUR:SWE:ARM;:INIT;*TST?");
        sleep(0.05);
        flows(1e-6);
        sleep(0.1);
        flows(3e-6);
        sleep(0.3);
        flows(1e-6);
        sleep(0.1);
        flows(3e-6);
        double before = bench.clock.nanos() * 1e-9;
        source.query("*OPC?");
        assertThat(bench.clock.nanos() * 1e-9 - before).isCloseTo(0.25, within(0.001));
    }

    @Test
    void only_one_mode_is_armed_at_a_time() {
        source.write("SOUR:SWE:ARM;:SOUR:WAVE:ARM");
        assertThat(source.query("SYST:ERR?")).startsWith("-221");
        source.write("SOUR:SWE:ABOR;:INIT");
        assertThat(source.query("SYST:ERR?")).startsWith("-213");
    }

    /** 0.1 V over some 206.2 ohm are 0.485 mA: the second of 0.45, 0.5, 0.55 mA is in compliance. */
    @Test
    void a_sweep_that_shall_stop_in_compliance_does_so_at_the_end_of_the_step() throws Exception {
        String staircase = "SOUR:CURR:COMP 0.1;:SOUR:SWE:SPAC LIN;:SOUR:CURR:STAR 4.5e-4;STOP 5.5e-4;STEP 5e-5"
                + ";:SOUR:DEL 0.1;:SOUR:SWE:CAB ";
        source.query(staircase + "OFF;ARM;:INIT;*TST?");
        sleep(0.25);
        assertThat(source.query("OUTP?")).isEqualTo("1");
        source.query("SOUR:SWE:ABOR;:" + staircase + "ON;ARM;:INIT;*TST?");
        sleep(0.19);
        assertThat(source.query("OUTP?")).isEqualTo("1");
        sleep(0.02);
        assertThat(source.query("OUTP?;:SYST:ERR?")).startsWith("0;0,");
        assertThat(amperes()).isZero();
    }

    @Test
    void each_point_of_a_list_has_its_compliance() throws Exception {
        source.query(
                "SOUR:SWE:SPAC LIST;:SOUR:LIST:CURR 1e-3,1e-3,1e-3;DEL 0.1;COMP 1,0.1,2;:SOUR:SWE:ARM;:INIT;*TST?");
        sleep(0.05);
        flows(1e-3);
        sleep(0.1);
        assertThat(amperes()).isCloseTo(0.1 / 206.2, within(1e-6));
        sleep(0.1);
        flows(1e-3);
    }

    @Test
    void the_nanovoltmeter_is_spoken_to_through_the_serial_port() {
        source.write("SYST:COMM:SER:SEND \"*IDN?\"");
        assertThat(source.query("SYST:COMM:SER:ENT?")).startsWith("KEITHLEY INSTRUMENTS INC.,MODEL 2182A");
        source.query("SYST:COMM:SER:SEND '*RST;:SENS:VOLT:NPLC 1;DFIL OFF';:SOUR:CURR 10e-6;:OUTP ON;*OPC?");
        assertThat(meter.number("SENS:VOLT:NPLC?")).isEqualTo(1);
        source.write("SYST:COMM:SER:SEND 'READ?'");
        assertThat(source.number("SYST:COMM:SER:ENT?")).isCloseTo(10e-6 * 206.2, within(2e-5));
        source.write("SYST:COMM:SER:ENT?");
        assertThat(source.query("SYST:ERR?")).startsWith("-420");
    }

    @Test
    void an_internal_scan_reads_both_channels_in_turn() {
        source.query("SOUR:CURR 1e-4;:OUTP ON;*OPC?");
        meter.write("*RST;:SENS:VOLT:NPLC 0.1;:SENS:VOLT:CHAN2:RANG 10;:ROUT:SCAN:LSEL INT;:SAMP:COUN 4");
        String[] read = meter.query("READ?").split(",", -1);
        assertThat(read).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(Double.parseDouble(read[i]))
                    .as("reading %d", i)
                    .isCloseTo(i % 2 == 0 ? 1e-4 * 206.2 : 0, within(2e-4));
        }
    }

    /** Channel 2 and the thermocouples have nothing at their terminals: the current does not show there. */
    @Test
    void the_second_channel_and_temperature_are_inputs_of_their_own() {
        source.query("SOUR:CURR 1e-4;:OUTP ON;*OPC?");
        meter.write("*RST;:SENS:VOLT:NPLC 1;:SENS:CHAN 1");
        assertThat(meter.number("READ?")).isCloseTo(1e-4 * 206.2, within(1e-4));
        meter.write("SENS:VOLT:CHAN2:RANG 10;:SENS:CHAN 2");
        assertThat(meter.number("READ?")).isCloseTo(0, within(1e-4));
        assertThat(meter.query("SENS:VOLT:CHAN1:RANG:AUTO?;:SENS:VOLT:CHAN2:RANG:AUTO?"))
                .isEqualTo("1;0");
        meter.write("SENS:FUNC 'TEMP';:SENS:TEMP:TC T;RJUN:RSEL SIM;:SENS:TEMP:RJUN:SIM 31");
        assertThat(meter.number("READ?")).isCloseTo(31, within(0.2));
        meter.write("UNIT:TEMP F");
        assertThat(meter.number("READ?")).isCloseTo(87.8, within(0.4));
        assertThat(meter.query("SYST:ERR?")).startsWith("0,");
    }
}
