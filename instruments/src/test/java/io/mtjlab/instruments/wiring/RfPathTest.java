package io.mtjlab.instruments.wiring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RfPathTest {

    private static final double OPEN = Double.POSITIVE_INFINITY;
    private static final Complex ZERO = new Complex(0, 0);

    private static RfPath through(double lossDb) {
        return new RfPath("", lossDb, Optional.empty(), OptionalDouble.empty());
    }

    @Test
    void a_matched_junction_absorbs_what_arrives() {
        var seen = through(3).at(3, 1.9e9, 0, 50);
        assertThat(seen.incidentDbm()).isCloseTo(0, within(1e-12));
        assertThat(seen.absorbedWatts()).isCloseTo(1e-3, within(1e-15));
        assertThat(seen.mismatchLossDb()).isCloseTo(0, within(1e-12));
        assertThat(seen.peakVolts()).isCloseTo(Math.sqrt(0.1), within(1e-12)); // 0.3162 V
    }

    @Test
    void a_junction_of_two_hundred_ohm_reflects_and_sees_more_volts() {
        var seen = RfPath.IDEAL.at(0, 1.9e9, 0, 200);
        // G = 150/250 = 0.6: 1 - 0.36 of the power, 1.6 times the volts.
        assertThat(seen.absorbedWatts()).isCloseTo(0.64e-3, within(1e-15));
        assertThat(seen.mismatchLossDb()).isCloseTo(1.9382, within(1e-4));
        assertThat(seen.peakVolts()).isCloseTo(1.6 * Math.sqrt(0.1), within(1e-12));
    }

    @Test
    void leads_take_their_part_of_volts_and_power() {
        var seen = RfPath.IDEAL.at(0, 1.9e9, 10, 40);
        assertThat(seen.absorbedWatts()).isCloseTo(0.8e-3, within(1e-15));
        assertThat(seen.peakVolts()).isCloseTo(0.8 * Math.sqrt(0.1), within(1e-12));
    }

    @Test
    void at_worst_the_end_is_open_and_the_frequency_that_of_least_loss() {
        assertThat(through(20 * Math.log10(2)).worstPeakVolts(0, 6.2, OPEN)).isCloseTo(Math.sqrt(0.1), within(1e-12));
        TwoPort network = new TwoPort(
                "tee.s2p",
                List.of(
                        new TwoPort.Point(1e9, ZERO, new Complex(0.9, 0), new Complex(0.9, 0), ZERO),
                        new TwoPort.Point(2e9, ZERO, new Complex(0.5, 0), new Complex(0.5, 0), ZERO)));
        RfPath measured = new RfPath("", 0, Optional.of(network), OptionalDouble.empty());
        assertThat(measured.lossDb(2e9)).isCloseTo(6.0206, within(1e-4));
        assertThat(measured.worstPeakVolts(0, 0, OPEN)).isCloseTo(0.9 * 2 * Math.sqrt(0.1), within(1e-12));
    }

    @Test
    void a_networks_own_reflection_adds_up_with_that_of_the_junction() {
        // S22 = 0.2 into G = 0.6: the wave towards the junction is S21 / (1 - 0.12).
        TwoPort network = new TwoPort(
                "probe.s2p",
                List.of(new TwoPort.Point(1e9, ZERO, new Complex(0.5, 0), new Complex(0.5, 0), new Complex(0.2, 0))));
        var seen = new RfPath("", 0, Optional.of(network), OptionalDouble.empty()).at(0, 1e9, 0, 200);
        assertThat(seen.peakVolts()).isCloseTo(1.6 * 0.5 / 0.88 * Math.sqrt(0.1), within(1e-12));
    }
}
