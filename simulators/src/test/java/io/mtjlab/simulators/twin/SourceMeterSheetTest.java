package io.mtjlab.simulators.twin;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The 2400's manual, setting by setting: what *RST leaves, what is refused and how, what a reading is made of. */
@Timeout(60)
class SourceMeterSheetTest {

    private static final String NOT_MEASURED = "+9.910000E+37";

    private final TestBench bench = new TestBench(21);
    private final RawClient smu = bench.connect("smu", "keithley2400");

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SOUR:FUNC?          | VOLT
            SOUR:VOLT?          | +0.000000E+00
            SOUR:CURR?          | +0.000000E+00
            SOUR:VOLT:RANG?     | +2.100000E+01
            SOUR:CURR:RANG?     | +1.050000E-04
            SOUR:VOLT:RANG:AUTO?| 1
            SOUR:CURR:RANG:AUTO?| 1
            SOUR:VOLT:MODE?     | FIX
            SOUR:CLE:AUTO?      | 0
            SENS:CURR:PROT?     | +1.050000E-04
            SENS:VOLT:PROT?     | +2.100000E+01
            SENS:CURR:RANG?     | +1.050000E-04
            SENS:VOLT:RANG?     | +2.100000E+01
            SENS:RES:RANG?      | +2.100000E+05
            SENS:CURR:RANG:AUTO?| 1
            SENS:VOLT:RANG:AUTO?| 1
            SENS:RES:RANG:AUTO? | 1
            SENS:RES:MODE?      | AUTO
            SENS:VOLT:NPLC?     | +1.000000E+00
            SENS:FUNC:CONC?     | 1
            OUTP?               | 0
            OUTP:SMOD?          | NORM
            FORM?               | ASC
            FORM:ELEM?          | VOLT,CURR,RES,TIME,STAT
            SYST:RSEN?          | 0
            ROUT:TERM?          | FRON
            TRIG:COUN?          | 1
            ARM:SOUR?           | IMM
            """)
    void reset_leaves_what_the_manual_says(String query, String expected) {
        smu.write(
                "SOUR:FUNC CURR;:SOUR:CURR 1e-3;:SOUR:VOLT:RANG 2;:SENS:RES:MODE MAN;:SENS:FUNC 'RES';:SENS:CURR:PROT 1e-3;"
                        + ":SENS:VOLT:PROT 5;NPLC 0.1;:SENS:RES:RANG 2e3;:OUTP:SMOD HIMP;:FORM:ELEM CURR;"
                        + ":SYST:RSEN ON;:ROUT:TERM REAR;:TRIG:COUN 3;:ARM:SOUR BUS;:SOUR:CLE:AUTO ON;:OUTP ON;:*RST");
        assertThat(smu.query(query)).isEqualTo(expected);
        assertThat(smu.query("SYST:ERR?")).startsWith("0,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SOUR:CURR 1.06            | -222
            SOUR:VOLT -211            | -222
            SOUR:DEL 1000             | -222
            SENS:CURR:NPLC 0.009      | -222
            SENS:VOLT:NPLC 11         | -222
            SENS:RES:RANG 2.2e8       | -222
            SENS:AVER:COUN 0          | -222
            SENS:AVER:COUN 101        | -222
            TRAC:POIN 0               | -222
            TRAC:POIN 2501            | -222
            TRIG:COUN 2501            | -222
            ARM:COUN 50;:TRIG:COUN 51 | -222
            SENS:CURR:RANG 1e-2       | 824
            SENS:CURR:RANG 1e-4;:SENS:CURR:PROT 5e-8 | 822
            SENS:CURR:PROT 0.2;:SOUR:VOLT:RANG 200   | 826
            SOUR:VOLT:RANG 200;:SENS:CURR:PROT 0.2   | 826
            SENS:CURR:PROT 0.2;:SOUR:VOLT 50         | 826
            SOUR:FUNC CURR;:SENS:VOLT:PROT 50;:SOUR:CURR 0.5 | 826
            TRAC:FEED:CONT NEXT;:TRAC:POIN 10        | 800
            READ?                     | 803
            """)
    void what_is_out_of_bounds_is_refused_by_its_code(String command, String code) {
        smu.write(command);
        assertThat(smu.query("SYST:ERR?")).startsWith(code + ",");
    }

    @ParameterizedTest
    @CsvSource({
        "SENS:AVER:COUN 100",
        "TRAC:POIN 2500",
        "ARM:COUN 50;:TRIG:COUN 50",
        "SOUR:DEL 999.9999",
        "SOUR:CURR 1.05",
        "SOUR:VOLT 210",
        "SENS:CURR:PROT 0.105;:SOUR:VOLT 210",
        "SENS:CURR:PROT 1.05;:SOUR:VOLT 21"
    })
    void the_ends_of_the_ranges_are_taken(String command) {
        smu.write(command);
        assertThat(smu.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_refused_power_leaves_range_and_level_as_they_were() {
        smu.write("SENS:CURR:PROT 0.2;:SOUR:VOLT 0.01;:SOUR:VOLT 50");
        assertThat(smu.query("SYST:ERR?")).isEqualTo("826,\"Attempt to exceed power limit\"");
        assertThat(smu.query("SOUR:VOLT?;VOLT:RANG?;RANG:AUTO?")).isEqualTo("+1.000000E-02;+2.100000E-01;1");
    }

    @Test
    void a_reading_has_five_elements_in_fixed_order_and_marks_what_was_not_measured() {
        smu.write("SOUR:FUNC CURR;:SOUR:CURR 1e-5;:SENS:FUNC:OFF:ALL;:SENS:FUNC 'VOLT';:OUTP ON");
        String[] all = smu.query("READ?").split(",");
        assertThat(all).hasSize(5).allMatch(element -> element.matches("[+-]\\d\\.\\d{6}E[+-]\\d\\d"));
        assertThat(all[2]).isEqualTo(NOT_MEASURED);
        assertThat(Double.parseDouble(all[1])).isEqualTo(1e-5);
        smu.write("FORM:ELEM STAT,CURR,VOLT");
        assertThat(smu.query("FORM:ELEM?")).isEqualTo("VOLT,CURR,STAT");
        assertThat(smu.query("READ?").split(",")).hasSize(3);
    }

    @Test
    void the_statistics_of_the_buffer_are_those_of_its_readings() {
        smu.write("SOUR:FUNC CURR;:SOUR:CURR 1e-4;:SENS:RES:MODE MAN;:SENS:FUNC 'VOLT','CURR','RES';"
                + ":FORM:ELEM VOLT,CURR,RES;:TRAC:CLE;POIN 20;FEED SENS;FEED:CONT NEXT;:TRIG:COUN 20;:OUTP ON;:INIT");
        smu.query("*OPC?");
        double[] stored = numbers(smu.query("TRAC:DATA?"));
        assertThat(stored).hasSize(60);
        for (int column = 0; column < 3; column++) {
            int first = column;
            double[] values = java.util.stream.IntStream.range(0, 20)
                    .mapToDouble(i -> stored[3 * i + first])
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double deviation = Math.sqrt(squares / 19);
            double least = Arrays.stream(values).min().orElseThrow();
            double most = Arrays.stream(values).max().orElseThrow();
            assertThat(most).isGreaterThan(least);
            double rounding = 2e-6 * Math.abs(mean);
            assertThat(statistic("MEAN")[column]).isCloseTo(mean, within(rounding));
            assertThat(statistic("SDEV")[column]).isCloseTo(deviation, within(rounding));
            assertThat(statistic("MAX")[column]).isEqualTo(most);
            assertThat(statistic("MIN")[column]).isEqualTo(least);
        }
    }

    private double[] statistic(String what) {
        return numbers(smu.query("CALC3:FORM " + what + ";:CALC3:DATA?"));
    }

    private static double[] numbers(String reply) {
        return Arrays.stream(reply.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    @Test
    void the_limit_says_that_it_tripped() {
        smu.write("SOUR:FUNC CURR;:SOUR:CURR 1e-3;:SENS:VOLT:PROT 0.05;:OUTP ON");
        assertThat(smu.query("SENS:VOLT:PROT:TRIP?")).isEqualTo("1");
        smu.write("SOUR:CURR 1e-5");
        assertThat(smu.query("SENS:VOLT:PROT:TRIP?")).isEqualTo("0");
    }

    @Test
    void auto_ohms_sources_its_own_current_range_by_range_and_gives_the_source_back() {
        smu.query("SOUR:FUNC VOLT;:SOUR:VOLT 0.01;:SENS:FUNC 'RES';:OUTP ON;*OPC?");
        double series = ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue();
        double expected = series + FixedResistor.OHMS;
        assertThat(bench.number("smu", "amperes")).isCloseTo(10e-6, within(1e-8));
        smu.write("FORM:ELEM RES");
        // 200 ohm are too little for the 210 kilohm range of *RST: the reading comes from the one that fits.
        assertThat(smu.number("READ?")).isCloseTo(expected, within(2e-3 * expected));
        double most = expected > 210 ? 1e-3 : 10e-3;
        assertThat(bench.number("smu", "amperes")).isCloseTo(most, within(2e-3 * most));
        assertThat(smu.query("SENS:RES:RANG?")).isEqualTo(expected > 210 ? "+2.100000E+03" : "+2.100000E+02");
        smu.write("SOUR:VOLT 0.02");
        assertThat(smu.query("SYST:ERR?")).isEqualTo("825,\"Invalid with auto-ohms on\"");
        smu.query("SENS:RES:MODE MAN;*OPC?");
        assertThat(bench.number("smu", "amperes")).isCloseTo(0.01 / expected, within(1e-5));
    }
}
