package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Setups, lists and memory sweeps of the 2400 by the words of its user's manual (2400S-900-01 Rev. K), at 206.2 ohm. */
@Timeout(60)
class SourceMeterSetupsTest {

    private final TestBench bench = new TestBench(5);
    private final RawClient smu = bench.connect("smu", "keithley2400");

    @AfterEach
    void close() {
        bench.close();
    }

    private void send(String... commands) {
        for (String each : commands) {
            smu.write(each);
        }
    }

    private double[] numbers(String query) {
        String[] words = smu.query(query).split(",", -1);
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Double.parseDouble(words[i]);
        }
        return numbers;
    }

    @Test
    void a_list_begins_at_its_start_point_and_goes_on_with_its_first() {
        // Page 18-93: "if the sweep reaches the end of the list, the sweep will continue from the first point".
        send(
                "*RST",
                ":SENS:CURR:PROT 0.1",
                ":SOUR:LIST:VOLT 0.1,0.2,0.3",
                ":SOUR:LIST:VOLT:STAR 2",
                ":SOUR:VOLT:MODE LIST");
        send(":TRIG:COUN 3", ":FORM:ELEM VOLT", ":OUTP ON");
        assertThat(numbers(":READ?")).containsExactly(new double[] {0.2, 0.3, 0.1}, within(1e-3));
        assertThat(smu.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_location_sources_a_part_of_what_the_one_before_measured() {
        // Page 18-96: 10 V measured in the first location and a factor of 0.1 make 1 V in the second.
        send("*RST", ":FORM:ELEM VOLT", ":SOUR:FUNC CURR", ":SOUR:CURR 1e-3", ":SENS:FUNC 'VOLT'", ":SENS:VOLT:PROT 5");
        send(":SOUR:MEM:SAVE 1", ":SOUR:FUNC VOLT", ":SENS:CURR:PROT 0.1", ":SOUR:VOLT:TRIG:SFAC 0.5;SFAC:STAT ON");
        send(":SOUR:MEM:SAVE 2", ":SOUR:FUNC MEM", ":SOUR:MEM:POIN 2", ":TRIG:COUN 2", ":OUTP ON");
        double[] volts = numbers(":READ?");
        assertThat(volts[0]).isCloseTo(0.206, within(2e-3));
        assertThat(volts[1]).isCloseTo(volts[0] / 2, within(2e-3));
        assertThat(smu.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_recalled_setup_has_its_output_off() {
        send("*RST", ":SOUR:VOLT 0.1", ":OUTP ON", "*SAV 2", ":SOUR:VOLT 0", "*RCL 2");
        assertThat(smu.query(":OUTP?;:SOUR:VOLT?")).isEqualTo("0;+1.000000E-01");
        assertThat(bench.state("smu").get("output")).isEqualTo(false);
        send(":SYST:MEM:INIT", "*RCL 2");
        assertThat(smu.query(":SOUR:VOLT?")).as("the factory's setup").isEqualTo("+0.000000E+00");
    }
}
