package io.mtjlab.simulators.physics.validation;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.ensemble.SpinEnsemble;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 8: the time in which a uniaxial particle forgets its well, against the smallest eigenvalue of Brown's equation
 * (Phys. Rev. 130, 1677 (1963)). The dwell in one well is twice that.
 *
 * <p>No thresholds: a spin that comes back at once has not switched, and counting it makes dwells 10 to 25 % too short.
 */
class Case08NeelBrownTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1.53107",
        "2, 2.47622",
        "3, 4.24266",
        "4, 7.70211",
        "5, 14.77036",
        "6, 29.75025",
        "8, 135.8293",
        "10, 693.922",
        "12, 3814.21",
        "15, 53669.8"
    })
    void the_tabled_times_are_those_of_brown_s_equation(double sigma, double tabled) {
        assertThat(BrownEquation.relaxationOverDiffusion(sigma)).isCloseTo(tabled, within(1e-5 * tabled));
    }

    @ParameterizedTest
    @CsvSource({"4, .785, 1", "5, .797, .012", "6, .818, .007", "8, .860, .010", "10, .890, .006"})
    void brown_s_asymptote_comes_close_to_them(double sigma, double share, double corrected) {
        double exact = BrownEquation.relaxationOverDiffusion(sigma);
        double asymptote = Math.sqrt(Math.PI) / 2 * Math.pow(sigma, -1.5) * Math.exp(sigma);
        assertThat(asymptote / exact).isCloseTo(share, within(0.0006));
        double better = asymptote * (1 + 1 / sigma + 7 / (4 * sigma * sigma));
        assertThat(better / exact).isCloseTo(1, within(corrected + 0.0005));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.53107", "2, 2.47622", "4, 7.70211", "5, 14.77036"})
    void an_ensemble_forgets_its_well_at_the_rate_of_neel_and_brown(double sigma, double relative) {
        assertForgets(sigma, relative);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"3, 4.24266", "6, 29.75025", "8, 135.8293", "10, 693.922"})
    void an_ensemble_forgets_at_that_rate_over_higher_barriers(double sigma, double relative) {
        assertForgets(sigma, relative);
    }

    private static MacrospinModel model(double sigma) {
        return Spins.warm(Spins.uniaxial(1, Spins.VOLUME, Spins.anisotropyTesla(sigma)), 0);
    }

    private static void assertForgets(double sigma, double relative) {
        double step = 2 * Spins.PS;
        SpinEnsemble spins = new SpinEnsemble(model(sigma), 16_384, step, RandomStreams.of(81));
        double diffusion = Spins.diffusionSeconds(1, Spins.VOLUME);
        double exact = relative * diffusion;
        // After one diffusion time only the slowest mode is left: <m_z> falls as exp(-t/tau). 1.1e4 tau in all.
        spins.advance(Math.round(diffusion / step));
        double early = Spins.meanZ(spins);
        double wait = 0.7 * exact;
        spins.advance(Math.round(wait / step));
        double tau = wait / Math.log(early / Spins.meanZ(spins));
        assertThat(tau).isCloseTo(exact, within(0.1 * exact));
    }

    @Tag("long")
    @Test
    void the_autocorrelation_of_one_spin_decays_at_that_rate() {
        double exact = 7.70211 * Spins.diffusionSeconds(1, Spins.VOLUME);
        int every = 100;
        double step = 2 * Spins.PS;
        double[] z = new double[(int) (20_000 * exact / (every * step))];
        Macrospin spin = new Macrospin(model(4), RandomStreams.of(82).stream("one"));
        for (int i = 0; i < z.length; i++) {
            spin.advance(Stimulus.NONE, step, every);
            z[i] = spin.magnetization().z();
        }
        Moments moments = Moments.of(z, v -> v);
        int first = (int) (0.2 * exact / (every * step));
        int second = (int) (1.0 * exact / (every * step));
        double ratio = Moments.correlation(z, v -> v, moments, first) / Moments.correlation(z, v -> v, moments, second);
        double tau = (second - first) * every * step / Math.log(ratio);
        assertThat(tau).isCloseTo(exact, within(0.1 * exact));
    }
}
