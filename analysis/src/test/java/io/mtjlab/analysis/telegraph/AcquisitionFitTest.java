package io.mtjlab.analysis.telegraph;

import java.util.Locale;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.scoring.SwitchingPath;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** Levels of 1000 and 1500 ohm and white noise of 60 ohm, averaged over whole readings or behind a low-pass. */
class AcquisitionFitTest {

    private static final int N = 12_000;
    private static final double STEP_SECONDS = 1e-3;
    private static final double[] LEVELS = {1000, 1500};

    private static SwitchingPath path(double tauP, double tauAP, UniformRandomProvider random) {
        double all = tauP + tauAP;
        return SwitchingPath.draw(
                new double[][] {{0, 1 / tauP}, {1 / tauAP, 0}}, new double[] {tauP / all, tauAP / all}, N, random);
    }

    private static double[] noisy(double[] ohms, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < N; i++) {
            ohms[i] += 60 * normal.sample();
        }
        return ohms;
    }

    private static double[] seconds() {
        return IntStream.range(0, N).mapToDouble(i -> i * STEP_SECONDS).toArray();
    }

    private static void holds(FitResult fit, String name, double truth) {
        Estimate found = fit.estimate(name).orElseThrow(() -> new AssertionError(fit.report()));
        assertThat(found.interval95().contains(truth)).as(fit.report()).isTrue();
    }

    @Test
    void readings_that_average_give_dwell_times_shorter_than_themselves() {
        UniformRandomProvider random = RandomStreams.of(1).stream("integrated");
        double[] ohms = noisy(path(0.8, 3, random).integrated(LEVELS, N), random);
        FitResult fit = TelegraphFit.standard()
                .fit(TelegraphTrace.ofIntegratedOhms(seconds(), ohms))
                .result();
        holds(fit, "tau_P", 0.8 * STEP_SECONDS);
        holds(fit, "tau_AP", 3 * STEP_SECONDS);
        holds(fit, "R_P", 1000);
        holds(fit, "R_AP", 1500);
        // Taken for samples the same readings give dwell times that are far too long.
        FitResult naive = TelegraphFit.standard()
                .fit(TelegraphTrace.ofOhms(seconds(), ohms))
                .result();
        assertThat(naive.estimate("tau_P")
                        .map(e -> e.interval95().contains(0.8 * STEP_SECONDS))
                        .orElse(false))
                .isFalse();
    }

    @Test
    void a_low_pass_is_found_with_its_time_constant() {
        UniformRandomProvider random = RandomStreams.of(2).stream("low-pass");
        double[] ohms = noisy(path(6, 15, random).filtered(LEVELS, N, 2), random);
        FitResult fit = TelegraphFit.standard()
                .fit(TelegraphTrace.ofOhms(seconds(), ohms))
                .result();
        holds(fit, "tau_P", 6 * STEP_SECONDS);
        holds(fit, "tau_AP", 15 * STEP_SECONDS);
        holds(fit, "R_P", 1000);
        holds(fit, "R_AP", 1500);
        String found = fit.remarks().stream()
                .filter(r -> r.contains("low-pass of"))
                .findFirst()
                .orElseThrow();
        double timeConstant = Double.parseDouble(
                found.replaceAll(".*low-pass of ", "").replace(" s", "").toLowerCase(Locale.ROOT));
        assertThat(timeConstant).isBetween(1.8 * STEP_SECONDS, 2.2 * STEP_SECONDS);
    }

    @Test
    void drift_of_a_high_order_is_followed() {
        UniformRandomProvider random = RandomStreams.of(3).stream("drift");
        double[] ohms = noisy(path(20, 60, random).sampled(LEVELS, N), random);
        for (int i = 0; i < N; i++) {
            ohms[i] += 300 * Math.sin(2 * Math.PI * 3.2 * i / N);
        }
        FitResult fit = TelegraphFit.standard()
                .fit(TelegraphTrace.ofOhms(seconds(), ohms))
                .result();
        holds(fit, "tau_P", 20 * STEP_SECONDS);
        holds(fit, "tau_AP", 60 * STEP_SECONDS);
        assertThat(fit.value("R_AP") - fit.value("R_P")).isBetween(490.0, 510.0);
    }
}
