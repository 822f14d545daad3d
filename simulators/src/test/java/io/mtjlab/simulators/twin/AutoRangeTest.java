package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A change of range costs time, and what did not fit is measured again. */
@Timeout(60)
class AutoRangeTest {

    private final TestBench bench = new TestBench(4);

    @AfterEach
    void close() {
        bench.close();
    }

    private double seconds(RawClient client, String query) {
        long before = bench.clock.nanos();
        client.query(query);
        return (bench.clock.nanos() - before) * 1e-9;
    }

    @Test
    void a_2182a_converts_twice_when_the_range_moves() {
        RawClient source = bench.connect("isrc", "keithley6221");
        RawClient meter = bench.connect("nvm", "keithley2182a");
        source.query("CURR:RANG 2e-3;:CURR 1e-5;:OUTP ON;*OPC?");
        meter.query("*RST;:SYST:AZER OFF;:SENS:VOLT:NPLC 1;DFIL:STAT OFF;:SENS:VOLT:LPAS OFF;*OPC?");
        double conversion = 1 / 45.0; // readings a second at one cycle, specifications
        assertThat(seconds(meter, "READ?")).isCloseTo(2 * conversion, within(1e-6));
        assertThat(meter.number("SENS:VOLT:RANG?")).isEqualTo(0.01);
        assertThat(seconds(meter, "READ?")).isCloseTo(conversion, within(1e-6));
        source.query("CURR 2e-4;*OPC?");
        assertThat(seconds(meter, "SAMP:COUN 3;:READ?")).isCloseTo(4 * conversion, within(1e-6));
        assertThat(meter.number("SENS:VOLT:RANG?")).isEqualTo(0.1);
        meter.query("SENS:VOLT:RANG 1;*OPC?");
        assertThat(seconds(meter, "READ?")).as("a range that is fixed").isCloseTo(3 * conversion, within(1e-6));
    }

    @Test
    void a_2400_takes_a_seventy_fifth_of_a_second_for_each_range() {
        RawClient smu = bench.connect("smu", "keithley2400");
        smu.query(
                "*RST;:SOUR:FUNC VOLT;:SOUR:VOLT 0.003;:SOUR:DEL 0;:SENS:CURR:PROT 0.1;:SENS:FUNC 'CURR';:OUTP ON;*OPC?");
        smu.query("READ?");
        double point = seconds(smu, "READ?");
        assertThat(point).as("three looks at one cycle of 60 Hz").isCloseTo(3 / 60.0, within(1e-3));
        smu.query("SOUR:VOLT 0.03;*OPC?"); // from 15 uA to 150 uA
        assertThat(seconds(smu, "READ?")).isCloseTo(2 * point + 1 / 75.0, within(1e-6));
        assertThat(seconds(smu, "READ?")).isCloseTo(point, within(1e-6));
        smu.query("SOUR:VOLT 3;*OPC?"); // to 15 mA
        assertThat(seconds(smu, "READ?")).isCloseTo(2 * point + 2 / 75.0, within(1e-6));
        smu.query("SENS:CURR:RANG 0.1;:SOUR:VOLT 0.003;*OPC?");
        assertThat(seconds(smu, "READ?")).as("a range that is fixed").isCloseTo(point, within(1e-6));
    }
}
