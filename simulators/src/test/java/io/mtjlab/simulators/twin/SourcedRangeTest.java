package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a source meter sources it measures on its source range, whatever range its meter was told for it. */
@Timeout(60)
class SourcedRangeTest {

    private final TestBench bench = new TestBench(4);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_2450_reads_current_beside_a_voltmeter_range_below_its_volts() {
        RawClient smu = bench.connect("smu", "keithley2450");
        smu.query("*RST;:SENS:VOLT:RANG 0.02;:SOUR:FUNC VOLT;:SOUR:VOLT 0.1;VOLT:ILIM 1e-3;:OUTP ON;*OPC?");
        double amperes = smu.number("MEAS:CURR?");
        double volts = smu.number("MEAS:VOLT?");
        // 0.012 % and 200 uV of the 200 mV source range, 0.015 % and 200 uV of its meter.
        assertThat(volts).isCloseTo(0.1, within(0.6e-3));
        assertThat(smu.number("MEAS:RES?")).isCloseTo(volts / amperes, within(0.01 * volts / amperes));
    }

    @Test
    void a_2400_reads_the_current_it_sources_beside_a_narrow_ammeter_range() {
        RawClient smu = bench.connect("smu", "keithley2400");
        smu.query("*RST;:SENS:FUNC 'CURR';:SENS:CURR:RANG 1e-6;:SOUR:FUNC CURR;:SOUR:CURR 1e-4;:OUTP ON;*OPC?");
        String[] row = smu.query("READ?").split(",");
        assertThat(Double.parseDouble(row[1])).isCloseTo(1e-4, within(0.3e-6));
    }
}
