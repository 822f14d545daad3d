package io.mtjlab.simulators.physics.macrospin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The kernel against closed forms. */
class MacrospinTest {

    private static final double GAMMA = LandauLifshitzGilbert.GAMMA;
    private static final double MU_0 = 4e-7 * Math.PI;
    private static final double PS = 1e-12;

    /** A sphere without anisotropy: only what is applied acts. */
    private static Magnet free(double damping) {
        return new Magnet(8e5, damping, Vec3.ZERO, 0, Vec3.Z, 1e-9, Math.PI * 4e-25);
    }

    private static Flow in(Magnet magnet, Vec3 tesla) {
        LandauLifshitzGilbert equation = new LandauLifshitzGilbert(magnet, SpinTorque.NONE);
        return (t, m) -> equation.rate(m, tesla, 0);
    }

    private static Vec3 tilted(double degrees) {
        return new Vec3(Math.sin(Math.toRadians(degrees)), 0, Math.cos(Math.toRadians(degrees)));
    }

    @Test
    void keeps_the_length_of_the_magnetisation() {
        Vec3 m = tilted(60);
        Flow flow = in(free(0.01), new Vec3(0.02, 0, 0.1));
        double worst = 0;
        for (int i = 0; i < 1_000_000; i++) {
            m = Integrator.HEUN.step(flow, 0, m, PS);
            worst = Math.max(worst, Math.abs(1 - m.length()));
        }
        assertThat(worst).isLessThan(1e-12);
    }

    @Test
    void precesses_at_gamma_b_without_damping() {
        // 2.802495 GHz in 0.1 T; 10 periods of 356.8249 ps.
        Flow flow = in(free(0), new Vec3(0, 0, 0.1));
        double end = 10 * 356.8249e-12;
        Vec3 m = Integrator.RUNGE_KUTTA.run(flow, 0, tilted(60), end / 35_682, 35_682);
        double error = Math.atan2(m.y(), m.x());
        assertThat(Math.abs(error)).isLessThan(1e-4);
        assertThat(m.z()).isCloseTo(0.5, within(1e-10));
    }

    @Test
    void without_renormalisation_the_length_errs_with_the_fourth_power_of_the_step_or_better() {
        assertThat(lengthError(4 * PS) / lengthError(2 * PS)).isGreaterThan(16 * 0.95);
    }

    private static double lengthError(double step) {
        Flow flow = in(free(0), new Vec3(0, 0, 0.1));
        Vec3 m = tilted(60);
        for (int i = 0; i < Math.round(1e-9 / step); i++) {
            m = Integrator.RUNGE_KUTTA.advance(flow, 0, m, step);
        }
        return Math.abs(1 - m.length());
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1e-9, 126.854930, -0.599790997, 17.434254", "0.01, 5e-9, 156.170877, -0.914754433, 88.034178"})
    void damped_it_follows_the_closed_form(double damping, double seconds, double degrees, double mz, double phi) {
        Flow flow = in(free(damping), new Vec3(0, 0, 0.1));
        double step = 0.1e-12;
        Vec3 m = Integrator.RUNGE_KUTTA.run(flow, 0, tilted(170), step, Math.round(seconds / step));
        assertThat(Math.toDegrees(Math.acos(m.z()))).isCloseTo(degrees, within(1e-6));
        assertThat(m.z()).isCloseTo(mz, within(1e-9));
        double turned = Math.atan2(m.y(), m.x()) - phi;
        assertThat(Math.IEEEremainder(turned, 2 * Math.PI)).isCloseTo(0, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"RUNGE_KUTTA, 16", "HEUN, 4"})
    void halving_the_step_divides_the_error_by_the_order(Integrator method, double ratio) {
        double coarse = endError(method, 8 * PS);
        double fine = endError(method, 4 * PS);
        assertThat(coarse / fine).isCloseTo(ratio, within(0.15 * ratio));
    }

    private static double endError(Integrator method, double step) {
        Flow flow = in(free(0.1), new Vec3(0, 0, 0.1));
        double seconds = 1.6e-9;
        Vec3 m = method.run(flow, 0, tilted(170), step, Math.round(seconds / step));
        double turns = GAMMA * 0.1 * seconds / 1.01;
        double theta = 2 * Math.atan(Math.tan(Math.toRadians(85)) * Math.exp(-0.1 * turns));
        Vec3 exact = new Vec3(Math.sin(theta) * Math.cos(turns), Math.sin(theta) * Math.sin(turns), Math.cos(theta));
        return m.plus(-1, exact).length();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 0.1, 0, 9.294825e9", "0, 0, 1, 0.1, 0.01, 9.292839e9", "0.1, 0.2, 0.7, 0.2, 0, 13.729366e9"})
    void rings_at_kittel_s_frequency(double nx, double ny, double nz, double tesla, double damping, double hertz) {
        Magnet magnet = new Magnet(1 / MU_0, damping, new Vec3(nx, ny, nz), 0, Vec3.X, 1e-9, 1e-24);
        Flow flow = in(magnet, new Vec3(tesla, 0, 0));
        Ringing ringing = Ringing.of(flow, new Vec3(1, 1e-3, 0).unit(), 0.1 * PS, 20);
        assertThat(ringing.hertz()).isCloseTo(hertz, within(1e-4 * hertz));
        if (damping > 0) {
            // Full width alpha gamma/2 pi (B1 + B2) = 336.30 MHz; the envelope falls at pi times that over 1 + alpha^2.
            assertThat(ringing.decayPerSecond() * (1 + damping * damping) / Math.PI)
                    .isCloseTo(336.30e6, within(0.005 * 336.30e6));
        }
    }

    /** Frequency and decay of my from its upward zero crossings and the speeds there. */
    private record Ringing(double hertz, double decayPerSecond) {

        static Ringing of(Flow flow, Vec3 start, double step, int periods) {
            Vec3 m = start;
            double first = 0;
            double firstSpeed = 0;
            int seen = -1;
            for (long i = 0; ; i++) {
                Vec3 next = Integrator.RUNGE_KUTTA.step(flow, 0, m, step);
                if (m.y() < 0 && next.y() >= 0) {
                    double at = (i + m.y() / (m.y() - next.y())) * step;
                    double speed = next.y() - m.y();
                    seen++;
                    if (seen == 0) {
                        first = at;
                        firstSpeed = speed;
                    } else if (seen == periods) {
                        return new Ringing(periods / (at - first), Math.log(firstSpeed / speed) / (at - first));
                    }
                }
                m = next;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1.000000", "10, .673805", "30, .524016", "45, .500000", "60, .524016", "80, .673805"})
    void switches_where_the_astroid_of_stoner_and_wohlfarth_says(double degrees, double reduced) {
        double anisotropy = 0.1;
        Magnet magnet = new Magnet(8e5, 1, Vec3.ZERO, anisotropy, Vec3.Z, 1e-9, 1e-24);
        // Half a thousandth of a degree off the axis, so that a field right against the easy axis finds a way.
        Vec3 direction = tilted(180 - degrees - 5e-4);
        Vec3 m = Vec3.Z;
        double h = 0.97 * reduced;
        while (m.z() > 0 && h < 1.1 * reduced) {
            h += 0.0025 * reduced;
            m = Integrator.HEUN.run(in(magnet, direction.times(h * anisotropy)), 0, m, 2 * PS, 10_000);
        }
        assertThat(h).isCloseTo(reduced, within(0.01 * reduced));
    }

    @ParameterizedTest
    @CsvSource({"0.98, false", "1.02, true"})
    void a_perpendicular_magnet_becomes_unstable_at_the_threshold_current(double share, boolean grows) {
        Magnet magnet = new Magnet(8e5, 0.01, Vec3.ZERO, 0.1, Vec3.Z, 1e-9, 1e-24);
        SpinTorque torque = new SpinTorque(Vec3.Z.times(-1), SpinEfficiency.constant(0.6), 0);
        double threshold = torque.amperesPerSquareMetre(magnet, 0.01 * 0.1, -1);
        assertThat(threshold).isCloseTo(4.051380e9, within(1e3));
        assertGrowth(new LandauLifshitzGilbert(magnet, torque), share * threshold, tilted(0.1), Vec3.Z, grows);
    }

    @ParameterizedTest
    @CsvSource({"0.98, false", "1.02, true"})
    void an_in_plane_magnet_becomes_unstable_at_the_threshold_current(double share, boolean grows) {
        Magnet magnet = new Magnet(8e5, 0.01, new Vec3(0, 0, 1 / (MU_0 * 8e5)), 0.01, Vec3.X, 1e-9, 1e-24);
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
            m = Integrator.RUNGE_KUTTA.step(flow, 0, m, 0.5 * PS);
            double off = m.cross(axis).length();
            early = i < steps / 10 ? Math.max(early, off) : early;
            late = i >= steps * 9 / 10 ? Math.max(late, off) : late;
        }
        assertThat(late > early).isEqualTo(grows);
    }

    @Test
    void the_thermal_field_has_the_tabled_size() {
        Magnet magnet = free(0.01);
        assertThat(ThermalField.sigmaTesla(magnet, 300, PS)).isCloseTo(2.163241e-2, within(1e-7));
        ThermalField field = new ThermalField(magnet, 300, PS, RandomStreams.of(4).stream("heat"));
        double squares = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            Vec3 b = field.next();
            squares += b.dot(b);
        }
        assertThat(Math.sqrt(squares / n / 3)).isCloseTo(2.163241e-2, within(2.163241e-2 * 4 / Math.sqrt(6.0 * n)));
    }

    @ParameterizedTest
    @CsvSource({"1, .313035", "2, .537315"})
    void in_a_heat_bath_it_follows_langevin(double xi, double expected) {
        double volume = Math.PI * 4e-25;
        double damping = 0.5;
        Magnet magnet = free(damping);
        double tesla = xi * 1.380649e-23 * 300 / (8e5 * volume);
        LandauLifshitzGilbert equation = new LandauLifshitzGilbert(magnet, SpinTorque.NONE);
        ThermalField heat = new ThermalField(magnet, 300, PS, RandomStreams.of(6).stream("langevin", xi));
        Vec3 m = Vec3.X;
        double sum = 0;
        int steps = 2_000_000;
        for (int i = 0; i < steps; i++) {
            Vec3 field = heat.next().plus(tesla, Vec3.Z);
            m = Integrator.HEUN.step((t, at) -> equation.rate(at, field, 0), 0, m, PS);
            sum += m.z();
        }
        // Relaxation takes about M_s V (1 + alpha^2)/(2 alpha gamma k T) = 1.7 ns / xi: some 1500 independent looks.
        assertThat(sum / steps).isCloseTo(expected, within(0.01 + 3 * 0.5 / Math.sqrt(1500)));
    }
}
