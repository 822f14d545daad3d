package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.mtjlab.simulators.physics.ensemble.Precision;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EnsembleSimulationTest {

    private static EnsembleSimulation of(
            MacrospinModel model, double alongTesla, double seconds, double step, Precision precision, int threads) {
        Stimulus stimulus = Stimulus.NONE.withField(new Vec3(0, 0, alongTesla));
        return new EnsembleSimulation(model, stimulus, seconds, step, Beginning.REST, 3000, precision, threads, 7);
    }

    @ParameterizedTest
    @EnumSource
    void the_result_does_not_depend_on_the_number_of_threads(Precision precision) {
        MacrospinModel model = MacrospinPresets.luo2023();
        SimulationResult one = of(model, 0, 0.4e-9, 1e-12, precision, 1).run(share -> {});
        SimulationResult five = of(model, 0, 0.4e-9, 1e-12, precision, 5).run(share -> {});
        assertThat(one.metrics()).isEqualTo(five.metrics());
        for (int i = 0; i < one.table().rows().size(); i++) {
            assertThat(one.table().rows().get(i)).isEqualTo(five.table().rows().get(i));
        }
    }

    @Test
    void free_spins_settle_at_langevin_s_mean_and_spread() {
        MacrospinModel bare = MacrospinPresets.bare();
        Magnet m = bare.equation().magnet();
        Magnet damped = new Magnet(m.saturation(), 1, Vec3.ZERO, 0, Vec3.Z, m.thicknessMetres(), m.volumeCubicMetres());
        MacrospinModel model = bare.withEquation(
                        new LandauLifshitzGilbert(damped, bare.equation().spinTransfer()))
                .withKelvin(300);
        double tesla = 2 * 1.380649e-23 * 300 / (m.saturation() * m.volumeCubicMetres());
        var metrics = of(model, tesla, 6e-9, 2e-12, Precision.SINGLE, 2)
                .run(share -> {})
                .metrics();
        // xi = 2: <mz> = coth 2 - 1/2 = 0.537315, <mz^2> = 1 - 2 <mz>/xi = 0.462685, deviation 0.4172
        double error = 0.4172 / Math.sqrt(3000);
        assertThat(metrics.get("mean_mz")).isCloseTo(0.537315, within(4 * error));
        assertThat(metrics.get("sd_mz")).isCloseTo(0.4172, within(4 * error));
        assertThat(metrics.get("mean_mz_squared")).isCloseTo(0.462685, within(4 * error));
    }

    @Test
    void progress_rises_to_one_and_the_rows_cover_the_run() {
        List<Double> shares = new ArrayList<>();
        SimulationResult result = of(MacrospinPresets.zheng2020(), 0, 7e-12, 1e-12, Precision.DOUBLE, 1)
                .run(shares::add);
        assertThat(shares).isSorted().endsWith(1.0);
        assertThat(result.table().column("t_s")).hasSize(7);
        assertThat(result.table().column("t_s")[6]).isCloseTo(7e-12, within(1e-24));
    }
}
