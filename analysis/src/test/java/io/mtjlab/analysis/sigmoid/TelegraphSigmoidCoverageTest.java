package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.RateLawDevice;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** Synthetic devices with the exact rate law of Luo et al. 2023: barrier 18, 21 fields 16..36 Oe, 30 s at 8.7 ms. */
class TelegraphSigmoidCoverageTest {

    private static final double SAMPLE_SECONDS = 8.7e-3;
    private static final int SAMPLES = (int) (30 / SAMPLE_SECONDS);

    @ParameterizedTest
    @CsvSource({"0.69, 27.8", "0.90, 27.3", "1.19, 26.9", "1.50, 24.9", "1.50, 22.6"})
    void intervals_cover_and_values_are_unbiased(double alpha, double beta) {
        check(alpha, beta, 200, 4);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"0.69, 27.8", "0.76, 27.5", "0.90, 27.3", "1.19, 26.9", "1.46, 26.2", "1.50, 24.9", "1.50, 22.6"})
    void intervals_cover_on_two_thousand_devices(double alpha, double beta) {
        check(alpha, beta, 2000, 3);
    }

    private static void check(double alpha, double beta, int devices, double sigmas) {
        CoverageTally alphas = new CoverageTally();
        CoverageTally betas = new CoverageTally();
        RateLawDevice device = new RateLawDevice(alpha, beta, 18);
        for (int seed = 1; seed <= devices; seed++) {
            FitResult fit = TelegraphSigmoidFit.smooth().fit(runs(device, seed));
            fit.estimate("alpha").ifPresent(found -> alphas.add(found, alpha));
            fit.estimate("beta").ifPresent(found -> betas.add(found, beta));
        }
        System.out.printf("sigmoid %.2f/%.1f alpha: %s%n", alpha, beta, alphas);
        System.out.printf("sigmoid %.2f/%.1f beta:  %s%n", alpha, beta, betas);
        for (CoverageTally tally : List.of(alphas, betas)) {
            assertThat(tally.count()).isEqualTo(devices);
            assertThat(tally.deviation(tally.at68(), 0.6827)).isBetween(-sigmas, sigmas);
            assertThat(tally.deviation(tally.at95(), 0.95)).isBetween(-sigmas, sigmas);
            assertThat(tally.bias()).isBetween(-0.2 - 1 / Math.sqrt(devices), 0.2 + 1 / Math.sqrt(devices));
        }
    }

    @Test
    void errors_of_the_field_readings_are_allowed_for() {
        double error = 0.15;
        CoverageTally alphas = new CoverageTally();
        CoverageTally betas = new CoverageTally();
        RateLawDevice device = new RateLawDevice(1.19, 26.9, 18);
        for (int seed = 1; seed <= 200; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("fields");
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            List<TelegraphRun> runs = new ArrayList<>();
            for (int field = 16; field <= 36; field++) {
                double read = field + error * normal.sample();
                runs.add(new TelegraphRun(read, error, device.trace(field, SAMPLE_SECONDS, SAMPLES, random)));
            }
            FitResult fit = TelegraphSigmoidFit.smooth().fit(runs);
            fit.estimate("alpha").ifPresent(found -> alphas.add(found, 1.19));
            fit.estimate("beta").ifPresent(found -> betas.add(found, 26.9));
        }
        System.out.println("sigmoid with field errors alpha: " + alphas);
        System.out.println("sigmoid with field errors beta:  " + betas);
        for (CoverageTally tally : List.of(alphas, betas)) {
            assertThat(tally.count()).isEqualTo(200);
            assertThat(tally.deviation(tally.at68(), 0.6827)).isBetween(-4.0, 4.0);
            assertThat(tally.deviation(tally.at95(), 0.95)).isBetween(-4.0, 4.0);
        }
    }

    @Test
    void free_correlation_times_agree_with_the_smooth_ones() {
        List<TelegraphRun> runs = runs(new RateLawDevice(0.9, 27.3, 18), 11);
        FitResult smooth = TelegraphSigmoidFit.smooth().fit(runs);
        FitResult free = TelegraphSigmoidFit.with(TelegraphSigmoidFit.CorrelationTime.FREE_AT_EACH_FIELD)
                .fit(runs);
        assertThat(free.value("alpha"))
                .isBetween(
                        smooth.value("alpha") - 2 * smooth.covariance().standardError("alpha"),
                        smooth.value("alpha") + 2 * smooth.covariance().standardError("alpha"));
    }

    static List<TelegraphRun> runs(RateLawDevice device, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("traces");
        List<TelegraphRun> runs = new ArrayList<>();
        for (int field = 16; field <= 36; field++) {
            runs.add(TelegraphRun.at(field, device.trace(field, SAMPLE_SECONDS, SAMPLES, random)));
        }
        return runs;
    }

    @Test
    void same_seed_gives_the_same_result() {
        RateLawDevice device = new RateLawDevice(0.9, 27.3, 18);
        assertThat(TelegraphSigmoidFit.smooth().fit(runs(device, 7)).toJson())
                .isEqualTo(TelegraphSigmoidFit.smooth().fit(runs(device, 7)).toJson());
    }
}
