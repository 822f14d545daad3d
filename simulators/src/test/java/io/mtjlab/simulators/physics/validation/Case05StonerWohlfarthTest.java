package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Case 5: the astroid of Stoner and Wohlfarth, within 1 % on a quasi-static sweep of the macrospin. */
class Case05StonerWohlfarthTest {

    private static final double ANISOTROPY = 0.1;

    private final Magnet magnet = new Magnet(8e5, 1, Vec3.ZERO, ANISOTROPY, Vec3.Z, 1e-9, 1e-24);

    private Vec3 settled(Vec3 m, Vec3 direction, double h) {
        return Integrator.HEUN.run(Spins.in(magnet, direction.times(h * ANISOTROPY)), 0, m, 2 * Spins.PS, 10_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 1.000000", "10, .673805", "30, .524016", "45, .500000", "60, .524016", "80, .673805"})
    void switches_where_the_astroid_says(double degrees, double reduced) {
        // Half a thousandth of a degree off the axis, so that a field right against the easy axis finds a way.
        Vec3 direction = Spins.tilted(180 - degrees - 5e-4);
        Vec3 m = Vec3.Z;
        double h = 0.97 * reduced;
        while (m.z() > 0 && h < 1.1 * reduced) {
            h += 0.0025 * reduced;
            m = settled(m, direction, h);
        }
        assertThat(h).isCloseTo(reduced, within(0.01 * reduced));
    }

    @Test
    void along_the_hard_axis_there_is_no_hysteresis_and_m_is_h() {
        // A hundredth of a degree off, so that the saturated state finds a way out.
        Vec3 direction = Spins.tilted(89.99);
        Vec3 m = settled(Vec3.Z, direction, -1.2);
        for (int way = 1; way >= -1; way -= 2) {
            for (double h = -1.2 * way; way * h <= 1.2; h += 0.1 * way) {
                m = settled(m, direction, h);
                assertThat(m.x()).as("h = %s", h).isCloseTo(Math.max(-1, Math.min(1, h)), within(0.01));
            }
        }
    }
}
