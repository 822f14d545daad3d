package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.simulators.physics.macrospin.Flow;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 3: damped precession, tan(theta/2) = tan(theta_0/2) exp[-alpha gamma B t/(1 + alpha^2)] and phi = gamma B t/(1 +
 * alpha^2), from 170 degrees in 0.1 T along z.
 */
class Case03DampedPrecessionTest {

    @ParameterizedTest
    @CsvSource({"0.1, 1e-9, 126.854930, -0.599790997, 17.434254", "0.01, 5e-9, 156.170877, -0.914754433, 88.034178"})
    void follows_the_closed_form(double damping, double seconds, double degrees, double mz, double phi) {
        Flow flow = Spins.in(Spins.free(damping), new Vec3(0, 0, 0.1));
        double step = 0.1e-12;
        Vec3 m = Spins.tilted(170);
        double turned = 0;
        for (long i = 0; i < Math.round(seconds / step); i++) {
            Vec3 next = Integrator.RUNGE_KUTTA.step(flow, 0, m, step);
            turned += Math.atan2(m.x() * next.y() - m.y() * next.x(), m.x() * next.x() + m.y() * next.y());
            m = next;
        }
        assertThat(Math.toDegrees(Math.acos(m.z()))).isCloseTo(degrees, within(1e-6));
        assertThat(m.z()).isCloseTo(mz, within(1e-9));
        assertThat(turned).isCloseTo(phi, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"RUNGE_KUTTA, 16", "HEUN, 4"})
    void halving_the_step_divides_the_error_by_the_order(Integrator method, double ratio) {
        double coarse = endError(method, 8 * Spins.PS);
        double fine = endError(method, 4 * Spins.PS);
        assertThat(coarse / fine).isCloseTo(ratio, within(0.15 * ratio));
    }

    private static double endError(Integrator method, double step) {
        Flow flow = Spins.in(Spins.free(0.1), new Vec3(0, 0, 0.1));
        double seconds = 1.6e-9;
        Vec3 m = method.run(flow, 0, Spins.tilted(170), step, Math.round(seconds / step));
        double turns = Spins.GAMMA * 0.1 * seconds / 1.01;
        double theta = 2 * Math.atan(Math.tan(Math.toRadians(85)) * Math.exp(-0.1 * turns));
        Vec3 exact = new Vec3(Math.sin(theta) * Math.cos(turns), Math.sin(theta) * Math.sin(turns), Math.cos(theta));
        return m.plus(-1, exact).length();
    }
}
