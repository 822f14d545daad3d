package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.api.Test;

import io.mtjlab.simulators.physics.macrospin.Flow;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;

/** Case 2: precession without damping in 0.1 T along z: 2.802495 GHz, a period of 356.8249 ps. */
class Case02PrecessionTest {

    private static final double STEP = 0.1 * Spins.PS;

    @Test
    void has_the_frequency_and_the_period_of_gamma() {
        double hertz = Spins.GAMMA * 0.1 / (2 * Math.PI);
        assertThat(Math.round(hertz * 1e-3)).isEqualTo(2_802_495);
        assertThat(Math.round(1e16 / hertz)).isEqualTo(3_568_249);
    }

    @Test
    void after_ten_periods_the_phase_is_right_and_mz_has_not_drifted() {
        Flow flow = Spins.in(Spins.free(0), new Vec3(0, 0, 0.1));
        double mz = Spins.tilted(60).z();
        double end = 10 * 356.8249e-12;
        long steps = (long) (end / STEP);
        Vec3 m = Spins.tilted(60);
        double drift = 0;
        for (long i = 0; i < steps; i++) {
            m = Integrator.RUNGE_KUTTA.step(flow, 0, m, STEP);
            drift = Math.max(drift, Math.abs(m.z() - mz));
        }
        m = Integrator.RUNGE_KUTTA.step(flow, 0, m, end - steps * STEP);
        assertThat(Math.abs(Math.atan2(m.y(), m.x()))).isLessThan(1e-4);
        assertThat(drift).isLessThan(1e-10);
    }

    @Test
    void without_renormalisation_the_length_errs_with_the_fourth_power_of_the_step_or_better() {
        assertThat(lengthError(4 * Spins.PS) / lengthError(2 * Spins.PS)).isGreaterThan(16 * 0.95);
    }

    private static double lengthError(double step) {
        Flow flow = Spins.in(Spins.free(0), new Vec3(0, 0, 0.1));
        Vec3 m = Spins.tilted(60);
        for (int i = 0; i < Math.round(1e-9 / step); i++) {
            m = Integrator.RUNGE_KUTTA.advance(flow, 0, m, step);
        }
        return Math.abs(1 - m.length());
    }
}
