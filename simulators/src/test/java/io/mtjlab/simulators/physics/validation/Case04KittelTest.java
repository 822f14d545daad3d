package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.SpectralLine;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 4: Kittel's frequency of mu0 M_s = 1 T magnets in a field along x, within 0.1 % from the Fourier transform of what
 * rings down; and the full width alpha gamma/2 pi (B_1 + B_2), which is 336.30 MHz for the film at alpha = 0.01.
 */
class Case04KittelTest {

    private static SpectralLine ringing(Vec3 demagnetizing, double tesla, double damping) {
        Magnet magnet = new Magnet(1 / Spins.MU_0, damping, demagnetizing, 0, Vec3.X, 1e-9, 1e-24);
        Macrospin spin = new Macrospin(Spins.model(magnet, Vec3.ZERO, 0, Vec3.X), RandomStreams.of(1).stream("none"));
        spin.place(new Vec3(1, 1e-3, 0));
        Stimulus field = Stimulus.NONE.withField(new Vec3(tesla, 0, 0));
        double[] my = new double[1 << 17];
        for (int i = 0; i < my.length; i++) {
            spin.advance(field, Spins.PS, 1);
            my[i] = spin.magnetization().y();
        }
        return SpectralLine.of(my, Spins.PS);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 0.1, 9.294825e9, 336.30e6", "0.1, 0.2, 0.7, 0.2, 13.729366e9, 308.27e6"})
    void a_damped_magnet_rings_at_kittel_s_frequency_with_the_summed_stiffness_as_its_width(
            double nx, double ny, double nz, double tesla, double hertz, double width) {
        SpectralLine line = ringing(new Vec3(nx, ny, nz), tesla, 0.01);
        // Damping takes alpha^2 and the square of half the width off the square of the frequency.
        double damped = Math.sqrt(hertz * hertz / (1 + 1e-4) - width * width / 4 / Math.pow(1 + 1e-4, 2));
        assertThat(line.hertz()).isCloseTo(damped, within(1e-3 * damped));
        assertThat(line.hertz()).isCloseTo(hertz, within(1e-3 * hertz));
        assertThat(line.fullWidthHertz()).isCloseTo(width, within(0.01 * width));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 0.1, 9.294825e9", "0.1, 0.2, 0.7, 0.2, 13.729366e9"})
    void an_undamped_one_does_so_too(double nx, double ny, double nz, double tesla, double hertz) {
        assertThat(ringing(new Vec3(nx, ny, nz), tesla, 0).hertz()).isCloseTo(hertz, within(1e-3 * hertz));
    }
}
