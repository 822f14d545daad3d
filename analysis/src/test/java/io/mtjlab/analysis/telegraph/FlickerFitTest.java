package io.mtjlab.analysis.telegraph;

import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.scoring.Disturbance;
import io.mtjlab.analysis.scoring.SwitchingPath;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** 1/f noise made from its spectrum, beside two levels of 1000 and 1500 ohm and white noise of 50 ohm. */
class FlickerFitTest {

    private static final int N = 12_000;
    private static final double WHITE_OHMS = 50;

    private static TelegraphTrace trace(double tauP, double tauAP, double flickerOhms, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("flicker fit");
        double all = tauP + tauAP;
        double[] ohms = SwitchingPath.draw(
                        new double[][] {{0, 1 / tauP}, {1 / tauAP, 0}},
                        new double[] {tauP / all, tauAP / all},
                        N,
                        random)
                .sampled(new double[] {1000, 1500}, N);
        return disturbed(ohms, flickerOhms, random);
    }

    private static TelegraphTrace disturbed(double[] ohms, double flickerOhms, UniformRandomProvider random) {
        double[] pink = Disturbance.pink(N, random);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < N; i++) {
            ohms[i] += flickerOhms * pink[i] + WHITE_OHMS * normal.sample();
        }
        return TelegraphTrace.ofOhms(
                IntStream.range(0, N).mapToDouble(i -> i * 1e-3).toArray(), ohms);
    }

    @Test
    void a_rare_state_is_found_beside_noise_that_another_split_would_explain() {
        FitResult fit = TelegraphFit.standard().fit(trace(8, 250, 100, 1)).result();
        System.out.println(fit.report());
        assertThat(fit.estimate("R_P").orElseThrow().interval95().contains(1000))
                .isTrue();
        assertThat(fit.value("R_AP") - fit.value("R_P")).isBetween(480.0, 520.0);
        assertThat(fit.estimate("tau_P").orElseThrow().interval95().contains(8e-3))
                .isTrue();
        assertThat(fit.estimate("tau_AP").orElseThrow().interval95().contains(0.25))
                .isTrue();
        assertThat(fit.remarks()).anyMatch(r -> r.startsWith("1/f noise"));
    }

    @Test
    void white_noise_is_not_called_anything_else() {
        FitResult fit = TelegraphFit.standard().fit(trace(20, 60, 0, 2)).result();
        assertThat(fit.remarks()).noneMatch(r -> r.contains("1/f"));
    }

    @Test
    void noise_alone_is_never_split_into_two_levels() {
        for (long seed = 1; seed <= 2; seed++) {
            double[] flat = IntStream.range(0, N).mapToDouble(i -> 1000).toArray();
            FitResult fit = TelegraphFit.standard()
                    .fit(disturbed(flat, 150, RandomStreams.of(seed).stream("no switching")))
                    .result();
            assertThat(fit.estimate("tau_P"))
                    .as("seed %d: %s", seed, fit.report())
                    .isEmpty();
        }
    }
}
