package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.mtjlab.simulators.physics.macrospin.Flow;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;

/** Case 1: |m| = 1 within 1e-12 over a million steps of either method. */
class Case01LengthTest {

    @ParameterizedTest
    @EnumSource(Integrator.class)
    void keeps_the_length_of_the_magnetisation(Integrator method) {
        Vec3 m = Spins.tilted(60);
        Flow flow = Spins.in(Spins.free(0.01), new Vec3(0.02, 0, 0.1));
        double worst = 0;
        for (int i = 0; i < 1_000_000; i++) {
            m = method.step(flow, 0, m, Spins.PS);
            worst = Math.max(worst, Math.abs(1 - m.length()));
        }
        assertThat(worst).isLessThanOrEqualTo(1e-12);
    }
}
