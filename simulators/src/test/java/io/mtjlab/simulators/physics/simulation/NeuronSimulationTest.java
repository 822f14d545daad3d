package io.mtjlab.simulators.physics.simulation;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.spiking.NeuronCurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What Rodrigues et al. (2023) tell of their neuron in figs. 2 to 6, with preset HH-A, which has their three regions. */
class NeuronSimulationTest {

    private static final double PS = 1e-12;

    private static List<double[]> over(MacrospinModel model, Start start, double seconds, Double... densities) {
        return new NeuronSweep(model, NeuronCurrent.constant(1), List.of(densities), 2, seconds, PS, start, 3)
                .run(share -> {})
                .table()
                .rows();
    }

    @Test
    void three_regions_follow_each_other_with_the_current_and_the_layer_grows_hotter() {
        List<double[]> rows = over(MacrospinPresets.rodriguesA(), Start.REST, 60e-9, 0.3e10, 2.0e10, 2.7e10);
        // locked by its anisotropy, across p: R_norm = 1 + P^2 = 1.61; then firing; then locked along p: 4.107 when
        // cold
        assertThat(rows)
                .extracting(row -> row[1])
                .satisfiesExactly(
                        rate -> assertThat(rate).isZero(),
                        rate -> assertThat(rate).isCloseTo(2.42e9, within(0.1e9)),
                        rate -> assertThat(rate).isZero());
        assertThat(rows.get(0)[7]).isCloseTo(1.61, within(0.08));
        assertThat(rows.get(2)[6]).isGreaterThan(0.99);
        assertThat(rows.get(2)[7]).isBetween(3.5, 4.2);
        assertThat(rows).extracting(row -> row[8]).isSorted();
    }

    @Test
    void from_the_locked_state_the_first_spike_comes_sooner_the_lower_the_current() {
        List<double[]> rows = over(MacrospinPresets.rodriguesA(), Start.LOCKED, 40e-9, 1.0e10, 1.5e10, 2.0e10);
        assertThat(rows).extracting(row -> row[3]).containsOnly(1.0);
        assertThat(rows).extracting(row -> row[4]).isSorted();
        assertThat(rows.get(0)[4]).isLessThan(2e-9);
    }

    private static Map<String, Double> pulsed(double pulse, double width, int pulses) {
        NeuronCurrent current = new NeuronCurrent(2.5e10, pulse, width, 2 * width, pulses);
        return new NeuronSimulation(
                        MacrospinPresets.rodriguesA(), current, 20e-9, PS, Start.LOCKED, OptionalDouble.empty(), 2)
                .run(share -> {})
                .metrics();
    }

    @Test
    void pulses_of_lower_current_add_up_until_a_silent_neuron_fires() {
        assertThat(pulsed(2.5e10, 0.3e-9, 30).get("spikes")).isZero();
        assertThat(pulsed(1.5e10, 0.3e-9, 1).get("spikes"))
                .as("one pulse is forgotten")
                .isZero();
        Map<String, Double> train = pulsed(1.5e10, 0.3e-9, 30);
        assertThat(train.get("pulses_to_first_spike")).isGreaterThan(1);
        assertThat(train.get("first_spike_seconds")).isPositive();
    }

    @Test
    void a_field_like_torque_raises_the_rate_with_one_sign_and_lowers_it_with_the_other() {
        double against = over(withFieldLike(-0.1), Start.REST, 60e-9, 2.0e10).get(0)[1];
        double none = over(withFieldLike(0), Start.REST, 60e-9, 2.0e10).get(0)[1];
        double with = over(withFieldLike(0.1), Start.REST, 60e-9, 2.0e10).get(0)[1];
        assertThat(against).isLessThan(none);
        assertThat(with).isGreaterThan(none);
    }

    private static MacrospinModel withFieldLike(double ratio) {
        MacrospinModel model = MacrospinPresets.rodriguesA();
        SpinTorque own = model.equation().spinTransfer();
        return model.withEquation(new LandauLifshitzGilbert(
                model.equation().magnet(), new SpinTorque(own.polarizer(), own.efficiency(), ratio)));
    }

    @Test
    void the_axon_beside_it_fires_at_its_own_pace() {
        Map<String, Double> metrics = new NeuronSimulation(
                        MacrospinPresets.rodriguesA(),
                        NeuronCurrent.constant(2e10),
                        1e-9,
                        PS,
                        Start.REST,
                        OptionalDouble.of(0.1),
                        2)
                .run(share -> {})
                .metrics();
        // 10 uA/cm^2, by an adaptive method of order 8 at 1e-10: 68.3237 Hz, first at 1.90097 ms
        assertThat(metrics.get("hodgkin_huxley_rate_hz")).isCloseTo(68.32, within(0.1));
        assertThat(metrics.get("hodgkin_huxley_first_spike_seconds")).isCloseTo(1.901e-3, within(2e-5));
    }

    @Test
    void a_sweep_is_the_same_on_any_number_of_threads_and_progress_ends_at_one() {
        NeuronSweep sweep = new NeuronSweep(
                MacrospinPresets.rodriguesB(),
                NeuronCurrent.constant(2e10),
                List.of(1.9e10, 2.1e10),
                3,
                2e-9,
                PS,
                Start.LOCKED,
                5);
        double[] last = new double[1];
        List<double[]> first =
                sweep.run(share -> last[0] = Math.max(last[0], share)).table().rows();
        List<double[]> second = sweep.run(share -> {}).table().rows();
        assertThat(last[0]).isEqualTo(1);
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i)).isEqualTo(second.get(i));
        }
    }
}
