package io.mtjlab.simulators.physics.validation;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.simulation.NeuronSimulation;
import io.mtjlab.simulators.physics.simulation.NeuronSweep;
import io.mtjlab.simulators.physics.spiking.NeuronCurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 15: rates of the neurons of Rodrigues et al. (2023) over the last 60 % of 400 ns, at current densities in 1e10
 * A/m^2, against an independent simulation with three seeds.
 */
class Case15RodriguesTest {

    private static double rate(String preset, double current, Start start, long seed) {
        return new NeuronSimulation(MacrospinPresets.named(preset), current * 1e10, 400e-9, 1e-12, start, seed)
                .run(share -> {})
                .metrics()
                .get("rate_hz");
    }

    @ParameterizedTest
    @CsvSource({"2.0, 1.05, .09", "2.2, .61, .04", "2.4, .22, .09"})
    void hh_b_fires_slower_the_higher_the_current(double current, double gigahertz, double spread) {
        assertRate(current, gigahertz, spread, 6);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"2.1, .83, .06", "2.3, .36, .02", "2.5, .074, .015"})
    void hh_b_does_so_in_between(double current, double gigahertz, double spread) {
        assertRate(current, gigahertz, spread, 12);
    }

    private static void assertRate(double current, double gigahertz, double spread, int seeds) {
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            double rate = rate("HH-B", current, Start.REST, seed) * 1e-9;
            sum += rate;
            squares += rate * rate;
        }
        double mean = sum / seeds;
        double variance = (squares - seeds * mean * mean) / (seeds - 1);
        double error = Math.sqrt(variance / seeds + spread * spread / 3);
        assertThat(mean).isCloseTo(gigahertz, within(3 * error));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 1.7})
    void hh_b_is_silent_below(double current) {
        for (int seed = 0; seed < 3; seed++) {
            assertThat(rate("HH-B", current, Start.REST, seed)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.0, 3.5})
    void hh_b_is_silent_above_but_for_a_spike_now_and_then(double current) {
        double sum = 0;
        for (int seed = 0; seed < 6; seed++) {
            sum += rate("HH-B", current, Start.REST, seed);
        }
        // the independent simulation has 3 MHz left at 2.8
        assertThat(sum / 6).isLessThan(3e6);
    }

    /** Without heat nothing is left to luck: a volume so large that the heat bath does not move it. */
    @ParameterizedTest
    @CsvSource({"1.8, 0", "2.0, 1.63"})
    void hh_b_without_a_heat_bath_leaves_its_rest_between_1_8_and_2_0(double current, double gigahertz) {
        MacrospinModel model = MacrospinPresets.rodriguesB();
        Magnet m = model.equation().magnet();
        Magnet huge =
                new Magnet(m.saturation(), m.damping(), m.demagnetizing(), 0, m.easyAxis(), m.thicknessMetres(), 1e-9);
        MacrospinModel quiet = model.withEquation(
                new LandauLifshitzGilbert(huge, model.equation().spinTransfer()));
        double rate = new NeuronSimulation(quiet, current * 1e10, 400e-9, 1e-12, Start.REST, 1)
                .run(share -> {})
                .metrics()
                .get("rate_hz");
        assertThat(rate * 1e-9).isCloseTo(gigahertz, within(0.01));
    }

    /**
     * At 1.8 the rest state is stable, and heat gets some over the rim: 17 % of 64 devices within 400 ns, after 255 ns on
     * average. The table's 0, from three seeds, is what three devices show more often than not.
     */
    @Test
    void hh_b_at_1_8_rests_until_heat_starts_it_and_then_goes_on_firing() {
        List<double[]> row = new NeuronSweep(
                        MacrospinPresets.rodriguesB(),
                        NeuronCurrent.constant(1.8e10),
                        List.of(1.8e10),
                        12,
                        400e-9,
                        1e-12,
                        Start.REST,
                        99)
                .run(share -> {})
                .table()
                .rows();
        // more than 7 of 12 at a chance of 0.17: 1e-4
        assertThat(row.get(0)[3]).isLessThanOrEqualTo(7 / 12.0);
        assertThat(rate("HH-B", 1.8, Start.LOCKED, 1)).isGreaterThan(1e9);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void hh_a_fires_at_2_42_gigahertz(long seed) {
        assertThat(rate("HH-A", 2.0, Start.REST, seed)).isCloseTo(2.42e9, within(0.0242e9));
    }

    @Test
    void hh_a_is_locked_at_the_highest_current() {
        assertThat(rate("HH-A", 2.6, Start.LOCKED, 1)).isZero();
        assertThat(rate("HH-A", 2.6, Start.REST, 1)).isZero();
    }

    @Test
    void hh_a_from_p_stays_silent_at_the_bias_and_fires_when_a_pulse_lowers_the_current() {
        assertThat(rate("HH-A", 2.5, Start.LOCKED, 2)).isZero();
        assertThat(rate("HH-A", 2.3, Start.LOCKED, 2)).isGreaterThan(2e9);
    }
}
