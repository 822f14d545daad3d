package io.mtjlab.simulators.twin;

import java.util.Map;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WiringSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Temperatures that a DMM6500 makes of resistances: platinum by the reference table of IEC 60751, a thermistor of 10
 * kilohm by what its maker prints for 0, 25 and 100 degrees Celsius (YSI 44006: 29490, 10000 and 816.8 ohm, 0.2 K).
 */
@Timeout(60)
class TransducerTest {

    @ParameterizedTest
    @CsvSource({
        "'TRAN FRTD;RTD:FOUR PT100', 138.5055, 100, 0.2",
        "'TRAN FRTD;RTD:FOUR PT100', 100, 0, 0.2",
        "'TRAN RTD;RTD:TWO PT100', 60.2558, -100, 0.2",
        "'TRAN FRTD;RTD:FOUR PT100', 313.708, 600, 0.3",
        "'TRAN FRTD;RTD:FOUR USER;ZERO 1000', 1385.055, 100, 0.2",
        "'TRAN THER;THER 10000', 10000, 25, 0.3",
        "'TRAN THER;THER 10000', 29490, 0, 0.3",
        "'TRAN THER;THER 10000', 816.8, 100, 0.3"
    })
    void a_resistance_is_told_as_the_temperature_of_its_transducer(
            String settings, double ohms, double celsius, double tolerance) {
        DrivenClock clock = new DrivenClock();
        BenchWires wires = new BenchWires(
                new WiringSpec(0, 0, Map.of(), Map.of()),
                new Resistor(ohms),
                clock,
                RandomStreams.of(3).child("bench"));
        try (TestBench bench = new TestBench(wires, clock)) {
            RawClient dmm = bench.connect("dmm", "keithley-dmm6500");
            dmm.write("*RST;:SENS:FUNC 'TEMP';:SENS:TEMP:" + settings);
            assertThat(Double.parseDouble(dmm.query("READ?"))).isCloseTo(celsius, within(tolerance));
            dmm.write(":SENS:TEMP:TRAN RTD;RTD:TWO PT100;:SENS:TEMP:UNIT KELV");
            assertThat(dmm.query("SYST:ERR?")).startsWith("0,");
        }
    }
}
