package io.mtjlab.simulators.physics.macrospin;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What currents and microwaves do to a macrospin, against closed forms. */
class TorquesTest {

    private static final Magnet MAGNET = new Magnet(8e5, 0.01, Vec3.ZERO, 0, Vec3.Z, 1e-9, 1e-24);
    /** hbar J/(2 e M_s d) for 1e11 A/m^2, 8e5 A/m and 1 nm, in tesla. */
    private static final double TESLA = 1.054571817e-34 * 1e11 / (2 * 1.602176634e-19 * 8e5 * 1e-9);

    @ParameterizedTest
    @CsvSource({"-1, .6", "0, .6", "1, .6"})
    void a_constant_efficiency_is_the_polarisation(double cosine, double expected) {
        assertThat(SpinEfficiency.constant(0.6).at(cosine)).isCloseTo(expected, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.969908", "0, 1.56", "1, 3.983657"})
    void a_tunnelling_efficiency_is_2p_over_1_less_p_squared_cosine(double cosine, double expected) {
        assertThat(SpinEfficiency.tunnelling(0.78).at(cosine)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void slonczewski_s_efficiency_is_the_polarisation_without_asymmetry() {
        assertThat(SpinEfficiency.slonczewski(0.6, 1).at(0.3)).isCloseTo(0.6, within(1e-15));
        assertThat(SpinEfficiency.slonczewski(0.6, 0.6).at(1)).isCloseTo(0.6, within(1e-15));
        assertThat(SpinEfficiency.slonczewski(0.6, 0.6).at(-1)).isCloseTo(0.6 * 0.36, within(1e-15));
    }

    @Test
    void damping_like_torque_drives_towards_the_polariser_and_field_like_torque_turns_about_it() {
        SpinTorque torque = new SpinTorque(Vec3.Z, SpinEfficiency.constant(0.5), 0.3);
        Vec3 rate = new LandauLifshitzGilbert(MAGNET, torque).rate(Vec3.X, Vec3.ZERO, 1e11);
        double prefactor = 1.76085963e11 / (1 + 1e-4);
        assertThat(rate.z()).isCloseTo(prefactor * 0.5 * TESLA, within(1e-6 * prefactor * TESLA));
        // -m x p = y for m = x, p = z
        assertThat(rate.y()).isCloseTo(prefactor * 0.5 * 0.3 * TESLA, within(1e-6 * prefactor * TESLA));
        assertThat(rate.x()).isCloseTo(0, within(1e-3));
    }

    @Test
    void a_current_in_the_channel_pushes_with_the_spin_hall_angle_along_its_own_polarisation() {
        LandauLifshitzGilbert equation = new LandauLifshitzGilbert(
                MAGNET, SpinTorque.NONE, new SpinTorque(Vec3.Y, SpinEfficiency.constant(0.11), 0));
        Vec3 rate = equation.rate(Vec3.Z, Vec3.ZERO, 0, 1e11);
        double prefactor = 1.76085963e11 / (1 + 1e-4);
        assertThat(rate.y()).isCloseTo(prefactor * 0.11 * TESLA, within(1e-6 * prefactor * TESLA));
        assertThat(equation.rate(Vec3.Z, Vec3.ZERO, 1e11)).isEqualTo(equation.rate(Vec3.Z, Vec3.ZERO, 0));
    }

    @Test
    void a_resonant_microwave_field_turns_as_far_as_linear_response_says() {
        // Small angle, field B along z, b cos(2 pi f t) along x: half of b co-rotates; |m_perp| = (b/2)/(alpha B).
        double tesla = 0.1;
        double amplitude = 1e-5;
        double hertz = 1.76085963e11 * tesla / (1 + 1e-4) / (2 * Math.PI);
        MacrospinModel model = new MacrospinModel(
                "test",
                new LandauLifshitzGilbert(MAGNET, SpinTorque.NONE),
                Vec3.ZERO,
                0,
                Optional.empty(),
                new AngularResistance(Vec3.Z, 1, 0),
                0,
                Vec3.Z,
                0);
        Macrospin spin = new Macrospin(model, RandomStreams.of(1).stream("none"));
        Stimulus stimulus =
                Stimulus.NONE.withField(new Vec3(0, 0, tesla)).withCarrier(new Vec3(amplitude, 0, 0), hertz);
        spin.advance(stimulus, 1e-12, 60_000);
        double expected = amplitude / 2 / (0.01 * tesla);
        assertThat(spin.magnetization().cross(Vec3.Z).length()).isCloseTo(expected, within(0.02 * expected));
    }

    @Test
    void a_heated_layer_settles_where_power_and_cooling_are_equal() {
        JouleHeating law = new JouleHeating(3.0e14, 6.25e-14, 4e-9, 300, 800);
        double amperes = 2.0e10 * 6.25e-14;
        double rise = 3.0e14 * 1.6 * amperes * amperes * 4e-9;
        // The figure of the paper's table for 2.0e10 A/m^2 and R_norm = 1.6: 3.0 K.
        assertThat(rise).isCloseTo(3.0, within(0.05));
        assertThat(law.kelvinPerSecond(300 + rise, 1.6, 2.0e10)).isCloseTo(0, within(1.0));
        assertThat(law.magnetizationShare(300)).isCloseTo(0.770360, within(1e-6));
        assertThat(JouleHeating.normalizedResistance(0.78, 1)).isCloseTo(4.107, within(1e-3));
        assertThat(JouleHeating.normalizedResistance(0.78, -1)).isCloseTo(1, within(1e-12));
    }
}
