package io.mtjlab.app.fits;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CrossedFieldTest {

    private static final double ANISOTROPY_OERSTED = 69.3;

    /** Of the moment over mu_0 M_s, at an angle from the easy axis. */
    private static double energy(double phi, double hard, double easy) {
        return -hard * Math.sin(phi) - easy * Math.cos(phi) - ANISOTROPY_OERSTED / 2 * Math.cos(phi) * Math.cos(phi);
    }

    /** Curvature of the energy at its lowest point, both by trial. */
    private static double byTrial(double hard, double easy) {
        double lowest = 0;
        for (int i = 0; i <= 1_000_000; i++) {
            double phi = i * Math.PI / 2e6;
            lowest = energy(phi, hard, easy) < energy(lowest, hard, easy) ? phi : lowest;
        }
        double step = 1e-3;
        return (energy(lowest + step, hard, easy) - 2 * energy(lowest, hard, easy) + energy(lowest - step, hard, easy))
                / (step * step);
    }

    @Test
    void the_stiffness_under_both_fields_is_the_curvature_of_the_energy() {
        for (double hard : new double[] {0, 30, 60, 68, 72, 120}) {
            for (double easy : new double[] {0.1, 0.67, 5}) {
                assertThat(CrossedField.stiffness(hard, ANISOTROPY_OERSTED, easy))
                        .as("%s Oe crossed by %s Oe", hard, easy)
                        .isCloseTo(byTrial(hard, easy), within(1e-3));
            }
        }
    }

    @Test
    void without_a_crossed_field_it_is_that_of_the_hard_axis() {
        assertThat(CrossedField.stiffness(30, ANISOTROPY_OERSTED, 0))
                .isCloseTo(ANISOTROPY_OERSTED - 900 / ANISOTROPY_OERSTED, within(1e-12));
        assertThat(CrossedField.stiffness(80, ANISOTROPY_OERSTED, 0)).isCloseTo(10.7, within(1e-12));
    }
}
