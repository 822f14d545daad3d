package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.ensemble.SpinEnsemble;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.ThermalField;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 11: fluctuation and dissipation in B = 0.1 T along z: &lt;m_perp^2&gt; = 2 k_B T/(M_s V B), forgotten at the rate alpha
 * gamma B/(1 + alpha^2), which is a full width of 56.0443 MHz at alpha = 0.01.
 */
class Case11FluctuationDissipationTest {

    private static final double TESLA = 0.1;

    @ParameterizedTest
    @CsvSource({"0.05, 8.78e8", "0.01, 1.76068e8"})
    void a_spin_fluctuates_as_much_and_forgets_as_fast_as_the_theorem_says(double damping, double perSecond) {
        double volume = 50 * Spins.VOLUME;
        int count = 8192;
        SpinEnsemble spins = new SpinEnsemble(
                Spins.warm(Spins.uniaxial(damping, volume, 0), TESLA), count, Spins.PS, RandomStreams.of(111));
        double rate = damping * Spins.GAMMA * TESLA / (1 + damping * damping);
        assertThat(rate).isCloseTo(perSecond, within(1e-3 * perSecond));
        spins.advance(Math.round(2 / rate / Spins.PS));
        double[] x = new double[count];
        double[] y = new double[count];
        double variance = 0;
        for (int i = 0; i < count; i++) {
            Vec3 m = spins.magnetization(i);
            x[i] = m.x();
            y[i] = m.y();
            variance += (x[i] * x[i] + y[i] * y[i]) / count;
        }
        // From m = z the variance has come within exp(-4) of its end.
        double expected = 2 * Spins.KT / (Spins.SATURATION * volume * TESLA) * (1 - Math.exp(-4));
        assertThat(variance).isCloseTo(expected, within(0.05 * expected));

        long steps = Math.round(1 / rate / Spins.PS);
        spins.advance(steps);
        double along = 0;
        double across = 0;
        for (int i = 0; i < count; i++) {
            Vec3 m = spins.magnetization(i);
            along += (m.x() * x[i] + m.y() * y[i]) / count;
            across += (m.y() * x[i] - m.x() * y[i]) / count;
        }
        double found = -Math.log(Math.hypot(along, across) / variance) / (steps * Spins.PS);
        assertThat(found).isCloseTo(rate, within(0.05 * rate));
        if (damping == 0.01) {
            assertThat(found / Math.PI).isCloseTo(56.0443e6, within(0.05 * 56.0443e6));
        }
    }

    @Test
    void the_full_width_at_alpha_0_01_is_56_0443_megahertz() {
        double rate = 0.01 * Spins.GAMMA * TESLA / (1 + 1e-4);
        assertThat(rate / Math.PI).isCloseTo(56.0443e6, within(1e2));
    }

    @Test
    void the_thermal_field_has_the_tabled_size() {
        Magnet magnet = Spins.uniaxial(0.01, 1.2566e-24, 0);
        assertThat(ThermalField.sigmaTesla(magnet, 300, Spins.PS)).isCloseTo(2.163241e-2, within(1e-6));
        ThermalField field = new ThermalField(magnet, 300, Spins.PS, RandomStreams.of(4).stream("heat"));
        double squares = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            Vec3 b = field.next();
            squares += b.dot(b);
        }
        assertThat(Math.sqrt(squares / n / 3)).isCloseTo(2.163241e-2, within(2.163241e-2 * 4 / Math.sqrt(6.0 * n)));
    }
}
