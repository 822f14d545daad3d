package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.simulators.physics.macrospin.Flow;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.SpinEfficiency;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Vec3;
import io.mtjlab.simulators.physics.simulation.NeuronSimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 6: the current from which spin transfer beats the damping: a_J = alpha B_k for a perpendicular magnet, alpha (B_k +
 * M_eff/2) for one in the plane. Below, a small tilt decays; 2 % above, it grows.
 */
class Case06ThresholdCurrentTest {

    @ParameterizedTest
    @CsvSource({"0.98, false", "1.02, true"})
    void a_perpendicular_magnet_becomes_unstable_at_the_threshold_current(double share, boolean grows) {
        Magnet magnet = new Magnet(8e5, 0.01, Vec3.ZERO, 0.1, Vec3.Z, 1e-9, 1e-24);
        SpinTorque torque = new SpinTorque(Vec3.Z.times(-1), SpinEfficiency.constant(0.6), 0);
        double threshold = torque.amperesPerSquareMetre(magnet, 0.01 * 0.1, -1);
        assertThat(threshold).isCloseTo(4.051380e9, within(1e3));
        assertGrowth(new LandauLifshitzGilbert(magnet, torque), share * threshold, Spins.tilted(0.1), Vec3.Z, grows);
    }

    @ParameterizedTest
    @CsvSource({"0.98, false", "1.02, true"})
    void an_in_plane_magnet_becomes_unstable_at_the_threshold_current(double share, boolean grows) {
        Magnet magnet = new Magnet(8e5, 0.01, new Vec3(0, 0, 1 / (Spins.MU_0 * 8e5)), 0.01, Vec3.X, 1e-9, 1e-24);
        SpinTorque torque = new SpinTorque(Vec3.X.times(-1), SpinEfficiency.constant(0.6), 0);
        double threshold = torque.amperesPerSquareMetre(magnet, 0.01 * (0.01 + 0.5), -1);
        assertThat(threshold).isCloseTo(2.066204e10, within(1e4));
        assertGrowth(
                new LandauLifshitzGilbert(magnet, torque),
                share * threshold,
                new Vec3(1, 1e-3, 0).unit(),
                Vec3.X,
                grows);
    }

    /** Compares the largest excursion in the first and the last tenth of 100 ns. */
    private static void assertGrowth(
            LandauLifshitzGilbert equation, double current, Vec3 start, Vec3 axis, boolean grows) {
        Flow flow = (t, m) -> equation.rate(m, Vec3.ZERO, current);
        Vec3 m = start;
        double early = 0;
        double late = 0;
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            m = Integrator.RUNGE_KUTTA.step(flow, 0, m, 0.5 * Spins.PS);
            double off = m.cross(axis).length();
            early = i < steps / 10 ? Math.max(early, off) : early;
            late = i >= steps * 9 / 10 ? Math.max(late, off) : late;
        }
        assertThat(late > early).isEqualTo(grows);
    }

    @ParameterizedTest
    @CsvSource({"0.5e10, false", "0.6e10, true"})
    void hh_a_begins_to_fire_about_its_onset_of_5_3e9(double current, boolean fires) {
        double rate = new NeuronSimulation(MacrospinPresets.rodriguesA(), current, 400e-9, 1e-12, Start.REST, 3)
                .run(share -> {})
                .metrics()
                .get("rate_hz");
        assertThat(rate > 0).isEqualTo(fires);
    }
}
