package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Patterns, double pulses, bursts that repeat and arbitrary shapes, as the junction sees them in lab time. */
@Timeout(60)
class PulsePatternTest {

    private final TestBench bench = new TestBench(8);

    @AfterEach
    void close() {
        bench.close();
    }

    /** One character each {@code step}: whether the junction bears more than half of what a pulse gives. */
    private String seen(int steps, double step) throws InterruptedException {
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < steps; i++) {
            bench.sleep(step / 2);
            seen.append(bench.wires.drive().amperes() > 1e-3 ? '1' : '0');
            bench.sleep(step / 2);
        }
        return seen.toString();
    }

    @Test
    void a_pattern_puts_a_bit_into_every_period() throws InterruptedException {
        RawClient pulser = bench.connect("pulser", "agilent81110a");
        pulser.query(":PULS:PER 10MS;WIDT1 5MS;:VOLT1:HIGH 1V;LOW 0V;:DIG:SIGN1:FORM NRZ;*OPC?");
        pulser.query(":DIG:PATT:DATA1 #1811010010;:DIG:PATT ON;:OUTP1 ON;*OPC?");
        assertThat(seen(16, 0.01)).isEqualTo("1101001011010010");
    }

    @Test
    void a_pattern_returns_to_zero_within_its_period_when_told_to() throws InterruptedException {
        RawClient pulser = bench.connect("pulser", "agilent81110a");
        pulser.query(":PULS:PER 10MS;WIDT1 5MS;:VOLT1:HIGH 1V;LOW 0V;:DIG:SIGN1:FORM RZ;*OPC?");
        pulser.query(":ARM:SOUR MAN;:DIG:PATT:DATA1 #12A1,HEX;:DIG:PATT ON;:OUTP1 ON;*OPC?");
        pulser.write("*TRG");
        // A1 is 1010 0001, each one half a period long.
        assertThat(seen(16, 0.005)).isEqualTo("1000100000000010");
        assertThat(seen(4, 0.005)).as("once").isEqualTo("0000");
    }

    @Test
    void a_random_sequence_is_as_long_as_its_register_allows_and_balanced() {
        RawClient pulser = bench.connect("pulser", "agilent81110a");
        for (int stages = 7; stages <= 14; stages++) {
            int length = (1 << stages) - 1;
            String told = pulser.query(":DIG:PATT:PRBS1 " + stages + "," + length + ";:DIG:PATT:DATA1?");
            String bits = told.substring(2 + told.charAt(1) - '0');
            assertThat(bits).hasSize(length);
            assertThat(bits.chars().filter(c -> c == '1').count()).isEqualTo((length + 1) / 2);
        }
    }

    @Test
    void double_pulses_come_in_pairs() throws InterruptedException {
        RawClient pulser = bench.connect("pulser", "agilent81110a");
        pulser.query(
                ":VOLT1:HIGH 1V;LOW 0V;:PULS:PER 80MS;WIDT1 10MS;:PULS:DOUB1:DEL 30MS;:PULS:DOUB1 ON;:OUTP1 ON;*OPC?");
        assertThat(seen(16, 0.01)).isEqualTo("1001000010010000");
    }

    @Test
    void the_arming_oscillator_begins_a_burst_at_every_tick() throws InterruptedException {
        RawClient pulser = bench.connect("pulser", "agilent81110a");
        pulser.query(
                ":VOLT1:HIGH 1V;LOW 0V;:PULS:PER 20MS;WIDT1 10MS;:TRIG:COUN 3;:ARM:PER 100MS;SOUR INT;:OUTP1 ON;*OPC?");
        assertThat(seen(20, 0.01)).isEqualTo("10101000001010100000");
        pulser.query(":ARM:MODE GAT;*OPC?");
        // The gate is open for half of its period: two pulses fit.
        assertThat(seen(20, 0.01)).isEqualTo("10100000001010000000");
    }

    @Test
    void levels_can_be_said_as_currents_through_the_load() {
        RawClient pulser = bench.connect("pulser", "agilent81110a");
        assertThat(pulser.query(":CURR1:HIGH 20MA;LOW 0;:VOLT1:HIGH?;:CURR1:HIGH?"))
                .isEqualTo("+1.00000E+00;+2.00000E-02");
    }

    @ParameterizedTest
    @CsvSource({"keysight33500, ':FUNC PULS;:FUNC:PULS:WIDT 0.01'", "agilent33250a, ':FUNC PULS;:PULS:WIDT 0.01'"})
    void bursts_repeat_with_their_period(String model, String pulse) throws InterruptedException {
        RawClient generator = bench.connect("pulser", model);
        generator.query(
                "FREQ 50;" + pulse + ";:VOLT:HIGH 1;LOW 0;:BURS:NCYC 2;INT:PER 0.1;:BURS:STAT ON;:OUTP ON;*OPC?");
        assertThat(seen(20, 0.01)).isEqualTo("10100000001010000000");
    }

    @Test
    void an_arbitrary_shape_goes_through_its_samples() throws InterruptedException {
        RawClient generator = bench.connect("pulser", "keysight33500");
        generator.query("DATA:ARB steps, 0, 1, 0, 1, 1, 0, 0, 1;:FUNC:ARB steps;:FUNC:ARB:SRAT 100;:FUNC ARB;*OPC?");
        generator.query("VOLT 2;:VOLT:OFFS 0;:OUTP ON;*OPC?");
        assertThat(seen(16, 0.01)).isEqualTo("0101100101011001");
    }

    @Test
    void a_downloaded_shape_of_the_33250a_is_played_and_can_be_kept() throws InterruptedException {
        RawClient generator = bench.connect("pulser", "agilent33250a");
        generator.query("DATA:DAC VOLATILE, 2047, 2047, 0, 0;:DATA:COPY MINE;:FUNC:USER MINE;:FUNC USER;*OPC?");
        generator.query("FREQ 25;:VOLT 2;:OUTP ON;*OPC?");
        assertThat(seen(8, 0.01)).isEqualTo("11001100");
    }

    @ParameterizedTest
    @CsvSource({
        "SIN, 1.0, VRMS, 0.353553390593",
        "SQU, 1.0, VRMS, 0.5",
        "RAMP, 1.0, VRMS, 0.288675134595",
        "SIN, 0.632455532034, DBM, 0",
        "SQU, 2.0, DBM, 13.010299956640"
    })
    void amplitudes_convert_between_their_units(String shape, double vpp, String unit, double told) {
        // Vrms is Vpp over 2 sqrt 2, 2 and 2 sqrt 3; a milliwatt in 50 ohm is 0.2236 V.
        for (String model : new String[] {"agilent33250a", "keysight33500"}) {
            RawClient generator = bench.connect(model, model);
            generator.query("FUNC " + shape + ";:VOLT " + vpp + ";:VOLT:UNIT " + unit + ";*OPC?");
            assertThat(generator.number("VOLT?")).isCloseTo(told, within(1e-9));
            generator.query("VOLT " + told + ";:VOLT:UNIT VPP;*OPC?");
            assertThat(generator.number("VOLT?")).isCloseTo(vpp, within(1e-9));
            generator.query("VOLT " + told + " " + unit + ";*OPC?");
            assertThat(generator.number("VOLT?")).isCloseTo(vpp, within(1e-9));
        }
    }

    @Test
    void a_power_has_no_meaning_at_an_open_output() {
        RawClient generator = bench.connect("pulser", "keysight33500");
        generator.query("VOLT:UNIT DBM;:OUTP:LOAD INF;*OPC?");
        assertThat(generator.query("SYST:ERR?")).startsWith("-221,");
        assertThat(generator.query("VOLT:UNIT?")).isEqualTo("VPP");
        assertThat(generator.query("VOLT 0 DBM;:SYST:ERR?")).startsWith("-221,");
    }
}
