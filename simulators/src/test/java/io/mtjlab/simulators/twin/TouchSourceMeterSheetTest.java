package io.mtjlab.simulators.twin;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The 2450's manual, setting by setting: what *RST leaves, what is refused, sweeps, buffers, filters, noise. */
@Timeout(60)
class TouchSourceMeterSheetTest {

    private final TestBench bench = new TestBench(22);
    private final RawClient smu = bench.connect("smu", "keithley2450");

    @AfterEach
    void close() {
        bench.close();
    }

    private double loadOhms() {
        return ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue() + FixedResistor.OHMS;
    }

    private static double[] numbers(String reply) {
        return Arrays.stream(reply.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private double took(String query) {
        long before = bench.clock.nanos();
        smu.query(query);
        return (bench.clock.nanos() - before) * 1e-9;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *LANG?               | SCPI
            OUTP:SMOD?           | NORM
            OUTP:VOLT:SMOD?      | NORM
            OUTP:CURR:SMOD?      | NORM
            SOUR:FUNC?           | VOLT
            SOUR:VOLT?           | 0
            SOUR:CURR?           | 0
            SOUR:VOLT:ILIM?      | 0.000105
            SOUR:CURR:VLIM?      | 21
            SOUR:VOLT:RANG:AUTO? | 1
            SOUR:CURR:RANG:AUTO? | 1
            SOUR:VOLT:DEL:AUTO?  | 1
            SOUR:VOLT:READ:BACK? | 1
            SENS:FUNC?           | "CURR:DC"
            SENS:CURR:NPLC?      | 1
            SENS:VOLT:NPLC?      | 1
            SENS:CURR:RANG:AUTO? | 1
            SENS:CURR:AZER?      | 1
            SENS:CURR:AVER?      | 0
            SENS:CURR:AVER:COUN? | 10
            SENS:CURR:AVER:TCON? | REP
            SENS:CURR:RSEN?      | 0
            SENS:CURR:UNIT?      | AMP
            SENS:VOLT:UNIT?      | VOLT
            SENS:CURR:REL:STAT?  | 0
            SENS:COUN?           | 1
            OUTP?                | 0
            OUTP:VOLT:SMOD?      | NORM
            OUTP:CURR:SMOD?      | NORM
            ROUT:TERM?           | FRON
            SYST:ERR:COUN?       | 0
            """)
    void reset_leaves_what_the_manual_says(String query, String expected) {
        smu.write("SOUR:FUNC CURR;:SOUR:VOLT:ILIM 1e-3;:SOUR:CURR:VLIM 2;:SENS:FUNC 'VOLT';:SENS:CURR:NPLC 0.1;"
                + ":SENS:VOLT:NPLC 2;:SENS:CURR:AVER ON;:SENS:CURR:AVER:COUN 3;TCON MOV;:SENS:CURR:RSEN ON;"
                + ":SENS:CURR:UNIT OHM;:SENS:VOLT:UNIT WATT;:SENS:CURR:REL:STAT ON;:SENS:COUN 7;:OUTP:SMOD HIMP;"
                + ":SENS:CURR:AZER OFF;:SOUR:VOLT:DEL 0.1;:SOUR:VOLT:READ:BACK OFF;:ROUT:TERM REAR;:OUTP ON;:*RST");
        assertThat(smu.query(query)).isEqualTo(expected);
        assertThat(smu.query("SYST:ERR?")).startsWith("0,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SOUR:VOLT 211                | -222
            SOUR:CURR -1.06              | -222
            SOUR:VOLT:ILIM 1.06          | -222
            SOUR:CURR:VLIM 0.01          | -222
            SOUR:VOLT:DEL 10001          | -222
            SENS:CURR:NPLC 0.009         | -222
            SENS:VOLT:NPLC 11            | -222
            SENS:CURR:AVER:COUN 101      | -222
            SENS:COUN 0                  | -222
            SENS:COUN 300001             | -222
            SOUR:VOLT:RANG 2;:SOUR:VOLT 3 | -222
            SENS:FUNC 'TEMP'             | -224
            SENS:CURR:PROT 1e-3          | -113
            *LANG SCPI2400               | -224
            *LANG TSP                    | -224
            TRAC:DATA? 1,2,'nobody'      | 1115
            """)
    void what_is_out_of_bounds_is_refused_by_its_code(String command, String code) {
        smu.write(command);
        assertThat(smu.query("SYST:ERR:NEXT?")).startsWith(code + ",");
    }

    @Test
    void the_queue_is_counted_and_cleared() {
        smu.write("NOBODY;:SOMEBODY");
        assertThat(smu.query("SYST:ERR:COUN?")).isEqualTo("2");
        smu.write("SYST:CLE");
        assertThat(smu.query("SYST:ERR:COUN?;NEXT?")).startsWith("0;0,");
    }

    @Test
    void limits_say_that_they_tripped() {
        smu.query("SOUR:FUNC CURR;:SOUR:CURR:VLIM 0.05;:SOUR:CURR 1e-3;:SENS:FUNC 'VOLT';:OUTP ON;*OPC?");
        assertThat(smu.query("SOUR:CURR:VLIM:TRIP?")).isEqualTo("1");
        assertThat(smu.number("READ?")).isCloseTo(0.05, within(1e-3));
        smu.query("SOUR:CURR 1e-5;*OPC?");
        assertThat(smu.query("SOUR:CURR:VLIM:TRIP?")).isEqualTo("0");
        smu.query("OUTP OFF;:SOUR:FUNC VOLT;:SOUR:VOLT 1;:SOUR:VOLT:ILIM 1e-4;:OUTP ON;*OPC?");
        assertThat(smu.query("SOUR:VOLT:ILIM:TRIP?")).isEqualTo("1");
    }

    @Test
    void a_sweep_fills_its_buffer_with_source_reading_and_time_and_ends_with_the_output_off() {
        smu.query("SOUR:FUNC VOLT;:SENS:FUNC 'CURR';:SOUR:VOLT:ILIM 0.01;:TRAC:MAKE 'loop',100"
                + ";:SOUR:SWE:VOLT:LIN 0,0.1,11,0.01,1,AUTO,OFF,ON,'loop';*OPC?");
        smu.write("INIT;*WAI");
        double[] all = numbers(smu.query("TRAC:DATA? 1,22,'loop',SOUR,READ,REL"));
        assertThat(all).hasSize(66);
        for (int i = 0; i < 22; i++) {
            double volts = 0.1 * (i < 11 ? i : 21 - i) / 10;
            assertThat(all[3 * i]).as("source %d", i).isCloseTo(volts, within(1.5e-3));
            assertThat(all[3 * i + 1]).isCloseTo(volts / loadOhms(), within(1e-5));
            assertThat(all[3 * i + 2]).isGreaterThanOrEqualTo(i == 0 ? 0 : all[3 * i - 1] + 0.01);
        }
        assertThat(smu.query("OUTP?")).isEqualTo("0");
        double mean = Arrays.stream(numbers(smu.query("TRAC:DATA? 1,22,'loop',READ")))
                .average()
                .orElseThrow();
        assertThat(smu.number("TRAC:STAT:AVER? 'loop'")).isCloseTo(mean, within(1e-6 * Math.abs(mean)));
    }

    @Test
    void a_sweep_that_shall_stop_at_the_limit_does() {
        smu.query("SOUR:FUNC VOLT;:SENS:FUNC 'CURR';:SOUR:VOLT:ILIM 1e-4"
                + ";:SOUR:SWE:VOLT:LIN 0,0.1,11,0.01,1,AUTO,ON,OFF,'defbuffer1';*OPC?");
        smu.write("INIT;*WAI");
        int points = (int) smu.number("TRAC:ACT?");
        // 1e-4 A through some 206 ohm are 20.6 mV: the fourth of 0, 10, 20, 30 mV is the first beyond.
        assertThat(points).isEqualTo(4);
        assertThat(smu.query("OUTP?")).isEqualTo("0");
    }

    @Test
    void a_current_can_be_shown_as_a_resistance_or_a_power() {
        smu.query("SOUR:FUNC VOLT;:SOUR:VOLT 0.1;:SOUR:VOLT:ILIM 0.01;:SENS:FUNC 'CURR';:OUTP ON;*OPC?");
        assertThat(smu.number("SENS:CURR:UNIT OHM;:READ?")).isCloseTo(loadOhms(), within(0.02 * loadOhms()));
        assertThat(smu.number("SENS:CURR:UNIT WATT;:READ?")).isCloseTo(0.01 / loadOhms(), within(1e-6));
        double amperes = smu.number("SENS:CURR:UNIT AMP;:READ?");
        smu.query("SENS:CURR:REL:ACQ;*OPC?");
        assertThat(smu.number("READ?")).isCloseTo(0, within(1e-3 * amperes));
    }

    @Test
    void a_reading_takes_delay_conversion_and_zero_and_once_more_on_a_new_range() {
        smu.query("SOUR:FUNC VOLT;:SOUR:VOLT 0.1;:SOUR:VOLT:ILIM 0.01;:SENS:FUNC 'CURR';:SENS:CURR:NPLC 1"
                + ";:SOUR:VOLT:DEL 0.05;:SOUR:VOLT:DEL:AUTO OFF;:OUTP ON;*OPC?");
        double first = took("READ?");
        double second = took("READ?");
        // Specifications: 3000 readings a second at 0.01 cycles without zero.
        assertThat(second).isCloseTo(0.05 + 2 / 60.0 + 0.17e-3, within(1e-6));
        assertThat(first).isCloseTo(2 * second, within(1e-6));
        smu.query("SENS:CURR:AZER OFF;:SENS:CURR:AVER:COUN 5;TCON REP;:SENS:CURR:AVER ON;*OPC?");
        assertThat(took("READ?")).isCloseTo(0.05 + 5 * (1 / 60.0 + 0.17e-3), within(1e-6));
        smu.query("SENS:CURR:AVER:TCON MOV;*OPC?");
        assertThat(took("READ?")).isCloseTo(0.05 + 1 / 60.0 + 0.17e-3, within(1e-6));
    }

    /** Standard deviation from successive differences (von Neumann): what drifts slowly falls out. */
    private double scatter(String settings) {
        smu.query("TRAC:CLE;:SENS:COUN 400;:" + settings + ";*OPC?");
        smu.query("READ?");
        double[] readings = numbers(smu.query("TRAC:DATA? 1,400,'defbuffer1',READ"));
        double squares = 0;
        for (int i = 1; i < readings.length; i++) {
            squares += Math.pow(readings[i] - readings[i - 1], 2);
        }
        return Math.sqrt(squares / 2 / (readings.length - 1));
    }

    @ParameterizedTest
    @CsvSource({"0.02", "0.2", "2", "20"})
    void white_noise_goes_with_the_range_and_falls_with_the_root_of_the_cycles(double range) {
        smu.query("SOUR:FUNC CURR;:SOUR:CURR 0;:SENS:FUNC 'VOLT';:SENS:VOLT:RANG " + range + ";:OUTP ON;*OPC?");
        double one = scatter("SENS:VOLT:NPLC 1");
        assertThat(one).isCloseTo(0.5e-6 * range, within(0.1 * 0.5e-6 * range));
        assertThat(scatter("SENS:VOLT:NPLC 0.01") / one).isCloseTo(10, within(1.5));
    }

    @Test
    void slow_noise_does_not_average_away() {
        smu.query("SOUR:FUNC CURR;:SOUR:CURR 0;:SENS:FUNC 'VOLT';:SENS:VOLT:RANG 2;NPLC 10;:OUTP ON;*OPC?");
        smu.query("TRAC:CLE;:SENS:COUN 400;*OPC?");
        smu.query("READ?");
        double[] readings = numbers(smu.query("TRAC:DATA? 1,400,'defbuffer1',READ"));
        // Means of 20 readings of 0.33 s scatter by far more than the root of 20 allows white noise.
        double[] means = new double[20];
        for (int i = 0; i < 400; i++) {
            means[i / 20] += readings[i] / 20;
        }
        double mean = Arrays.stream(means).average().orElseThrow();
        double scatter =
                Math.sqrt(Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / 19);
        double white = 0.5e-6 * 2 / Math.sqrt(10) / Math.sqrt(20);
        assertThat(scatter).isGreaterThan(1.5 * white);
    }
}
