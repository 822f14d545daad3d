package io.mtjlab.simulators.physics.ensemble;

import java.util.Optional;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.AngularResistance;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.ThermalField;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Many spins in a heat bath against statistical mechanics: Boltzmann, Neel and Brown, fluctuation and dissipation. */
class HeatBathTest {

    private static final double PS = 1e-12;
    private static final double KT = 1.380649e-23 * 300;
    private static final double SATURATION = 8e5;
    private static final double GAMMA = 1.76085963e11;
    private static final double VOLUME = 1.2566370614359172e-24;

    private static Magnet uniaxial(double damping, double volume, double tesla) {
        return new Magnet(SATURATION, damping, Vec3.ZERO, tesla, Vec3.Z, 1e-9, volume);
    }

    private static MacrospinModel model(Magnet magnet, double fieldTesla) {
        return new MacrospinModel(
                "test",
                new LandauLifshitzGilbert(magnet, SpinTorque.NONE),
                new Vec3(0, 0, fieldTesla),
                0,
                Optional.empty(),
                new AngularResistance(Vec3.Z, 1, 0),
                300,
                Vec3.Z,
                0);
    }

    /** B_k at which K V is {@code sigma} times the thermal energy. */
    private static double anisotropyTesla(double sigma) {
        return 2 * sigma * KT / (SATURATION * VOLUME);
    }

    @ParameterizedTest
    @CsvSource({"1, .429231", "2, .531265", "3, .626185", "4, .704627", "5, .764266", "6, .807709", "10, .892728"})
    void a_uniaxial_particle_follows_boltzmann(double sigma, double expected) {
        int count = 4096;
        SpinEnsemble spins = new SpinEnsemble(
                model(uniaxial(1, VOLUME, anisotropyTesla(sigma)), 0), count, PS, RandomStreams.of(71));
        // Half the spins in either well: m_z^2 then settles within a well's time, whatever the barrier.
        for (int i = 0; i < count; i += 2) {
            spins.place(i, new Vec3(0, 0, -1));
        }
        spins.advance(4000);
        double sum = 0;
        double squares = 0;
        int[] histogram = new int[40];
        for (int i = 0; i < count; i++) {
            double z = spins.magnetization(i).z();
            sum += z * z;
            squares += z * z * z * z;
            histogram[Math.min(39, (int) ((z + 1) * 20))]++;
        }
        double mean = sum / count;
        double error = Math.sqrt((squares / count - mean * mean) / count);
        assertThat(mean).isCloseTo(expected, within(0.003 + 3 * error));
        // 39 degrees of freedom: 72.1 is the 0.1 % point
        assertThat(chiSquare(histogram, count, sigma)).isLessThan(72.1);
    }

    private static double chiSquare(int[] histogram, int count, double sigma) {
        double[] weight = new double[histogram.length];
        double all = 0;
        for (int b = 0; b < weight.length; b++) {
            for (int i = 0; i < 50; i++) {
                double z = -1 + (b + (i + 0.5) / 50) / 20;
                weight[b] += Math.exp(sigma * (z * z - 1));
            }
            all += weight[b];
        }
        double chi = 0;
        for (int b = 0; b < weight.length; b++) {
            double expected = count * weight[b] / all;
            chi += (histogram[b] - expected) * (histogram[b] - expected) / expected;
        }
        return chi;
    }

    @Test
    void euler_s_method_without_the_drift_misses_boltzmann() {
        double sigma = 3;
        Magnet magnet = uniaxial(1, VOLUME, anisotropyTesla(sigma));
        LandauLifshitzGilbert equation = new LandauLifshitzGilbert(magnet, SpinTorque.NONE);
        double sum = 0;
        int spins = 200;
        for (int s = 0; s < spins; s++) {
            ThermalField heat = new ThermalField(magnet, 300, PS, RandomStreams.of(72).stream("euler", s));
            Vec3 m = Vec3.Z;
            for (int i = 0; i < 2000; i++) {
                m = m.plus(PS, equation.rate(m, heat.next(), 0));
            }
            sum += m.z() * m.z();
        }
        assertThat(Math.abs(sum / spins - 0.626185)).isGreaterThan(0.1);
    }

    @ParameterizedTest
    @CsvSource({"2, 2.47622", "4, 7.70211", "5, 14.77036"})
    void crosses_the_barrier_at_the_rate_of_neel_and_brown(double sigma, double relative) {
        int count = 8192;
        SpinEnsemble spins = new SpinEnsemble(
                model(uniaxial(1, VOLUME, anisotropyTesla(sigma)), 0), count, 2 * PS, RandomStreams.of(73));
        double diffusion = SATURATION * VOLUME * 2 / (2 * GAMMA * KT);
        double exact = relative * diffusion;
        // After one diffusion time only the slowest mode is left: <m_z> falls as exp(-t/tau).
        spins.advance(Math.round(diffusion / (2 * PS)));
        double early = meanZ(spins);
        double wait = Math.min(0.7 * exact, 6e-9);
        spins.advance(Math.round(wait / (2 * PS)));
        double late = meanZ(spins);
        double tau = wait / Math.log(early / late);
        assertThat(tau).isCloseTo(exact, within(0.1 * exact));
    }

    private static double meanZ(SpinEnsemble spins) {
        double sum = 0;
        for (int i = 0; i < spins.count(); i++) {
            sum += spins.magnetization(i).z();
        }
        return sum / spins.count();
    }

    @Test
    void fluctuates_and_forgets_as_fluctuation_and_dissipation_say() {
        double volume = 50 * VOLUME;
        double alpha = 0.05;
        double tesla = 0.1;
        int count = 8192;
        SpinEnsemble spins =
                new SpinEnsemble(model(uniaxial(alpha, volume, 0), tesla), count, PS, RandomStreams.of(74));
        double rate = alpha * GAMMA * tesla / (1 + alpha * alpha);
        spins.advance(Math.round(4 / rate / PS));
        double[] x = new double[count];
        double[] y = new double[count];
        double variance = 0;
        for (int i = 0; i < count; i++) {
            Vec3 m = spins.magnetization(i);
            x[i] = m.x();
            y[i] = m.y();
            variance += (x[i] * x[i] + y[i] * y[i]) / count;
        }
        double expected = 2 * KT / (SATURATION * volume * tesla);
        assertThat(variance).isCloseTo(expected, within(0.05 * expected));

        long steps = Math.round(1 / rate / PS);
        spins.advance(steps);
        double along = 0;
        double across = 0;
        for (int i = 0; i < count; i++) {
            Vec3 m = spins.magnetization(i);
            along += (m.x() * x[i] + m.y() * y[i]) / count;
            across += (m.y() * x[i] - m.x() * y[i]) / count;
        }
        double found = -Math.log(Math.hypot(along, across) / variance) / (steps * PS);
        assertThat(found).isCloseTo(rate, within(0.05 * rate));
    }

    @Test
    void the_full_width_of_that_line_is_56_megahertz_at_alpha_0_01() {
        double rate = 0.01 * GAMMA * 0.1 / (1 + 1e-4);
        assertThat(rate / Math.PI).isCloseTo(56.0443e6, within(1e3));
    }

    @Test
    void heun_s_paths_converge_with_the_root_of_the_step_under_noise_in_three_dimensions() {
        double[] error = new double[3];
        int[] coarsening = {4, 8, 16};
        for (int c = 0; c < 3; c++) {
            error[c] = strongError(coarsening[c], coarsening[c] / 2);
        }
        // differences of successive halvings along the same Brownian path
        assertThat(error[1] / error[0]).isCloseTo(Math.sqrt(2), within(0.15));
        assertThat(error[2] / error[1]).isCloseTo(Math.sqrt(2), within(0.15));
    }

    /** Root mean square distance between the paths of two steps, given in multiples of a quarter picosecond. */
    private static double strongError(int coarse, int fine) {
        Magnet magnet = uniaxial(0.1, VOLUME, 0);
        double unit = PS / 4;
        double sum = 0;
        int paths = 600;
        int units = 480;
        for (int p = 0; p < paths; p++) {
            Vec3[] noise = brownian(magnet, unit, units, p);
            sum += Math.pow(
                    end(magnet, noise, unit, coarse)
                            .plus(-1, end(magnet, noise, unit, fine))
                            .length(),
                    2);
        }
        return Math.sqrt(sum / paths);
    }

    private static Vec3[] brownian(Magnet magnet, double unit, int units, int path) {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(75).stream("path", path));
        double sigma = ThermalField.sigmaTesla(magnet, 300, unit);
        Vec3[] noise = new Vec3[units];
        for (int i = 0; i < units; i++) {
            noise[i] = new Vec3(normal.sample(), normal.sample(), normal.sample()).times(sigma);
        }
        return noise;
    }

    private static Vec3 end(Magnet magnet, Vec3[] noise, double unit, int coarse) {
        LandauLifshitzGilbert equation = new LandauLifshitzGilbert(magnet, SpinTorque.NONE);
        Vec3 m = Vec3.X;
        for (int i = 0; i < noise.length; i += coarse) {
            Vec3 mean = Vec3.ZERO;
            for (int k = 0; k < coarse; k++) {
                mean = mean.plus(1.0 / coarse, noise[i + k]);
            }
            Vec3 field = mean;
            m = Integrator.HEUN.step((t, at) -> equation.rate(at, field, 0), 0, m, coarse * unit);
        }
        return m;
    }
}
