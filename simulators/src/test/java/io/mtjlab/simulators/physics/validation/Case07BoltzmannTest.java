package io.mtjlab.simulators.physics.validation;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.ensemble.Precision;
import io.mtjlab.simulators.physics.ensemble.SpinEnsemble;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.ThermalField;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 7: a spin in a heat bath follows Boltzmann: &lt;m_z^2&gt; of a uniaxial particle with sigma = K V/k_B T, &lt;m_z&gt; of a
 * free one with xi = M_s V B/k_B T (Langevin), and the histogram of m_z.
 */
class Case07BoltzmannTest {

    private static final int BINS = 40;
    /** 39 degrees of freedom: the 0.1 % point of chi square. */
    private static final double CHI_SQUARE_LIMIT = 72.1;

    private static double fieldTesla(double xi) {
        return xi * Spins.KT / (Spins.SATURATION * Spins.VOLUME);
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE, 1, .429231",
        "SINGLE, 2, .531265",
        "SINGLE, 3, .626185",
        "SINGLE, 4, .704627",
        "SINGLE, 5, .764266",
        "SINGLE, 6, .807709",
        "SINGLE, 10, .892728",
        "DOUBLE, 1, .429231",
        "DOUBLE, 5, .764266"
    })
    void an_ensemble_of_uniaxial_particles(Precision precision, double sigma, double expected) {
        int count = 4096;
        MacrospinModel model = Spins.warm(Spins.uniaxial(1, Spins.VOLUME, Spins.anisotropyTesla(sigma)), 0);
        SpinEnsemble spins = new SpinEnsemble(model, count, Spins.PS, RandomStreams.of(71), precision);
        // Half the spins in either well: m_z^2 then settles within a well's time, whatever the barrier.
        for (int i = 0; i < count; i += 2) {
            spins.place(i, new Vec3(0, 0, -1));
        }
        spins.advance(4000);
        assertFollows(z(spins), z -> z * z, expected, z -> Math.exp(sigma * (z * z - 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE, 1, .313035",
        "SINGLE, 2, .537315",
        "SINGLE, 5, .800091",
        "SINGLE, 10, .900000",
        "DOUBLE, 2, .537315"
    })
    void an_ensemble_in_a_field(Precision precision, double xi, double expected) {
        MacrospinModel model = Spins.warm(Spins.free(1), fieldTesla(xi));
        SpinEnsemble spins = new SpinEnsemble(model, 4096, 2 * Spins.PS, RandomStreams.of(72), precision);
        spins.place(Vec3.X);
        spins.advance(6000);
        assertFollows(z(spins), z -> z, expected, z -> Math.exp(xi * (z - 1)));
    }

    private static double[] z(SpinEnsemble spins) {
        double[] z = new double[spins.count()];
        for (int i = 0; i < z.length; i++) {
            z[i] = spins.magnetization(i).z();
        }
        return z;
    }

    /** Of independent values: their mean within 0.01 and three standard errors, and chi square of the histogram. */
    private static void assertFollows(
            double[] z, DoubleUnaryOperator observable, double expected, DoubleUnaryOperator weight) {
        Moments moments = Moments.of(z, observable);
        assertThat(moments.mean()).isCloseTo(expected, within(0.01 + 3 * moments.deviation() / Math.sqrt(z.length)));
        assertThat(chiSquare(z, weight)).isLessThan(CHI_SQUARE_LIMIT);
    }

    private static double chiSquare(double[] z, DoubleUnaryOperator weight) {
        double[] share = new double[BINS];
        double all = 0;
        for (int b = 0; b < BINS; b++) {
            for (int i = 0; i < 50; i++) {
                share[b] += weight.applyAsDouble(-1 + (b + (i + 0.5) / 50) / 20);
            }
            all += share[b];
        }
        double[] found = new double[BINS];
        for (double value : z) {
            found[Math.min(BINS - 1, (int) ((value + 1) * 20))]++;
        }
        double chi = 0;
        for (int b = 0; b < BINS; b++) {
            double expected = z.length * share[b] / all;
            chi += (found[b] - expected) * (found[b] - expected) / expected;
        }
        return chi;
    }

    @Test
    void one_uniaxial_spin_over_time() {
        MacrospinModel model = Spins.warm(Spins.uniaxial(0.1, Spins.VOLUME, Spins.anisotropyTesla(1)), 0);
        assertFollowsOverTime(model, 4, 20e-6, z -> z * z, .429231, z -> Math.exp(z * z - 1));
    }

    @Test
    void one_spin_in_a_field_over_time() {
        MacrospinModel model = Spins.warm(Spins.free(0.1), fieldTesla(2));
        assertFollowsOverTime(model, 4, 20e-6, z -> z, .537315, z -> Math.exp(2 * (z - 1)));
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"2, .531265", "3, .626185", "4, .704627"})
    void one_uniaxial_spin_over_a_long_time(double sigma, double expected) {
        MacrospinModel model = Spins.warm(Spins.uniaxial(1, Spins.VOLUME, Spins.anisotropyTesla(sigma)), 0);
        assertFollowsOverTime(model, 1, 120e-6, z -> z * z, expected, z -> Math.exp(sigma * (z * z - 1)));
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"5, .800091", "10, .900000"})
    void one_spin_in_a_field_over_a_long_time(double xi, double expected) {
        MacrospinModel model = Spins.warm(Spins.free(0.1), fieldTesla(xi));
        assertFollowsOverTime(model, 1, 60e-6, z -> z, expected, z -> Math.exp(xi * (z - 1)));
    }

    /**
     * The mean within 0.01 and three standard errors that the autocorrelation time corrects, and the histogram of values
     * at least three autocorrelation times apart.
     */
    private static void assertFollowsOverTime(
            MacrospinModel model,
            int stepPicoseconds,
            double seconds,
            DoubleUnaryOperator observable,
            double expected,
            DoubleUnaryOperator weight) {
        int every = 100 / stepPicoseconds;
        double[] z = new double[(int) Math.round(seconds / 100e-12)];
        Macrospin spin = new Macrospin(model, RandomStreams.of(73).stream("over time"));
        for (int i = 0; i < z.length; i++) {
            spin.advance(Stimulus.NONE, stepPicoseconds * Spins.PS, every);
            z[i] = spin.magnetization().z();
        }
        Moments moments = Moments.of(z, observable);
        double correlated = Moments.correlationTime(z, observable);
        double error = moments.deviation() * Math.sqrt(2 * correlated / z.length);
        assertThat(moments.mean()).isCloseTo(expected, within(0.01 + 3 * error));
        int apart = (int) Math.ceil(3 * Moments.correlationTime(z, value -> value));
        double[] thinned = new double[z.length / apart];
        for (int i = 0; i < thinned.length; i++) {
            thinned[i] = z[i * apart];
        }
        assertThat(chiSquare(thinned, weight)).isLessThan(CHI_SQUARE_LIMIT);
    }

    @Test
    void euler_s_method_without_the_drift_misses_boltzmann() {
        double sigma = 3;
        var magnet = Spins.uniaxial(1, Spins.VOLUME, Spins.anisotropyTesla(sigma));
        var equation = Spins.equation(magnet);
        double sum = 0;
        int spins = 200;
        for (int s = 0; s < spins; s++) {
            ThermalField heat =
                    new ThermalField(magnet, Spins.KELVIN, Spins.PS, RandomStreams.of(74).stream("euler", s));
            Vec3 m = Vec3.Z;
            for (int i = 0; i < 2000; i++) {
                m = m.plus(Spins.PS, equation.rate(m, heat.next(), 0));
            }
            sum += m.z() * m.z();
        }
        assertThat(Math.abs(sum / spins - 0.626185)).isGreaterThan(0.1);
    }
}
