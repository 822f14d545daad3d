package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Corrections, exponential modulation, multipliers and angle modulation of the generators reach the junction. */
@Timeout(60)
class RfLevelTest {

    private final TestBench bench = new TestBench(6);

    @AfterEach
    void close() {
        bench.close();
    }

    private double decibel() {
        return 10 * Math.log10(bench.wires.drive().rfWatts() / 1e-3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            e8257d  | CORR:FLAT:PAIR 1GHZ,2;:CORR:FLAT:PAIR 3GHZ,4 | CORR:STAT ON | FREQ
            smb100a | SOUR:CORR:CSET "a";:SOUR:CORR:CSET:DATA:FREQ 1GHz,3GHz;POW 2,4 | SOUR:CORR ON | SOUR:FREQ
            """)
    void a_correction_raises_the_level_in_straight_lines_between_its_points(
            String model, String points, String on, String frequency) {
        RawClient rf = bench.connect("rf", model);
        rf.query(points + ";:" + frequency + " 1.5GHZ;:POW -20;:OUTP ON;*OPC?");
        double plain = decibel();
        rf.query(on + ";*OPC?");
        assertThat(decibel() - plain).isCloseTo(2.5, within(1e-9));
        rf.query(frequency + " 5GHZ;*OPC?");
        assertThat(decibel() - plain).isCloseTo(4, within(1e-9));
    }

    @Test
    void an_exponential_modulation_goes_down_from_the_level() {
        RawClient rf = bench.connect("rf", "e8257d");
        rf.query("POW -20;:OUTP ON;*OPC?");
        double plain = decibel();
        rf.query("AM:TYPE EXP;DEPT:EXP 20;:AM:INT:FUNC:SHAP SQU;:AM:STAT ON;*OPC?");
        assertThat(decibel()).as("its highest is the level").isCloseTo(plain, within(1e-9));
        assertThat(bench.wires.drive().rfOnFraction())
                .as("half of the time a hundredth of the power")
                .isCloseTo(0.505, within(1e-9));
    }

    @Test
    void a_multiplier_stands_behind_the_connector() {
        RawClient rf = bench.connect("rf", "smb100a");
        rf.query("SOUR:FREQ:MULT 4;:SOUR:FREQ 8GHZ;:OUTP ON;*OPC?");
        assertThat(bench.wires.drive().rfHertz()).isEqualTo(2e9);
    }

    @ParameterizedTest
    @CsvSource({"'SOUR:FM:DEV 2MHZ;STAT ON', 2e6", "'SOUR:PM 3;:SOUR:PM:STAT ON', 300"})
    void an_angle_modulation_swings_the_frequency(String commands, double peakHertz) throws InterruptedException {
        RawClient rf = bench.connect("rf", "smb100a");
        rf.query("SOUR:FREQ 2GHZ;:SOUR:LFO:FREQ 100;SHAP SQU;:OUTP ON;:" + commands + ";*OPC?");
        double highest = 0;
        double lowest = Double.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            bench.sleep(1.1e-3);
            highest = Math.max(highest, bench.wires.drive().rfHertz());
            lowest = Math.min(lowest, bench.wires.drive().rfHertz());
        }
        assertThat(highest).isCloseTo(2e9 + peakHertz, within(1e-3 * peakHertz));
        assertThat(lowest).isCloseTo(2e9 - peakHertz, within(1e-3 * peakHertz));
    }
}
