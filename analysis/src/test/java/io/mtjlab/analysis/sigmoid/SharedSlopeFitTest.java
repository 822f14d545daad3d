package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Three levels of one slope, drawn trial by trial; and dwell times drawn as means of exponentials. */
class SharedSlopeFitTest {

    private static final double[] BETAS = {27.8, 26.2, 22.6};
    private static final String[] LEVELS = {"no RF", "-25 dBm", "-15 dBm"};

    private static Map<String, List<SigmoidPoint>> counts(double[] alphas, int trials, double rho, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("counts");
        Map<String, List<SigmoidPoint>> series = new LinkedHashMap<>();
        for (int j = 0; j < BETAS.length; j++) {
            List<SigmoidPoint> points = new ArrayList<>();
            for (int field = 16; field <= 36; field += 2) {
                double p = 1 / (1 + Math.exp(-alphas[j] * (field - BETAS[j])));
                if (rho > 0) {
                    double total = 1 / rho - 1;
                    double a = gamma(random, p * total);
                    p = a / (a + gamma(random, (1 - p) * total));
                }
                int switched = 0;
                for (int i = 0; i < trials; i++) {
                    switched += random.nextDouble() < p ? 1 : 0;
                }
                points.add(new SigmoidPoint(field, switched, trials));
            }
            series.put(LEVELS[j], points);
        }
        return series;
    }

    private static double gamma(UniformRandomProvider random, double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, Math.max(shape, 1e-9), 1)
                .sample();
    }

    @Test
    void intervals_of_the_slope_and_of_every_threshold_cover() {
        check(80, 0, 4);
    }

    @Tag("long")
    @Test
    void intervals_cover_on_two_thousand_series_and_under_correlated_trials() {
        check(2000, 0, 3);
        check(2000, 0.05, 4);
    }

    private static void check(int sets, double rho, double sigmas) {
        CoverageTally[] tallies = {new CoverageTally(), new CoverageTally(), new CoverageTally(), new CoverageTally()};
        for (int seed = 1; seed <= sets; seed++) {
            FitResult fit = SharedSlopeFit.fit(counts(new double[] {0.9, 0.9, 0.9}, 30, rho, seed));
            fit.estimate("alpha").ifPresent(found -> tallies[0].add(found, 0.9));
            for (int j = 0; j < BETAS.length; j++) {
                CoverageTally tally = tallies[j + 1];
                double beta = BETAS[j];
                fit.estimate("beta_" + j).ifPresent(found -> tally.add(found, beta));
            }
        }
        for (CoverageTally tally : tallies) {
            System.out.println("shared slope, correlation " + rho + ": " + tally);
            assertThat(tally.count()).isEqualTo(sets);
            assertThat(tally.deviation(tally.at68(), 0.6827)).isBetween(-sigmas, sigmas);
            assertThat(tally.deviation(tally.at95(), 0.95)).isBetween(-sigmas, sigmas);
        }
    }

    @Test
    void equal_slopes_pass_their_test_and_unequal_ones_are_told() {
        int suspicious = 0;
        for (int seed = 1; seed <= 30; seed++) {
            suspicious += pValue(SharedSlopeFit.fit(counts(new double[] {0.9, 0.9, 0.9}, 30, 0, seed))) < 0.05 ? 1 : 0;
        }
        // 1.5 expected of 30; more than 6 has a probability of 1e-3
        assertThat(suspicious).isLessThan(7);
        FitResult unequal = SharedSlopeFit.fit(counts(new double[] {0.7, 1.0, 1.5}, 60, 0, 1));
        assertThat(pValue(unequal)).isLessThan(0.01);
        assertThat(unequal.report()).contains("the slopes differ");
    }

    private static double pValue(FitResult fit) {
        return Objects.requireNonNull(fit.statistics().get("equal_slope_p_value"));
    }

    @Test
    void a_shared_slope_of_equal_series_is_surer_than_their_own() {
        Map<String, List<SigmoidPoint>> series = counts(new double[] {0.9, 0.9, 0.9}, 30, 0, 3);
        double shared =
                SharedSlopeFit.fit(series).estimate("alpha").orElseThrow().standardError();
        double own = CountSigmoidFit.fit(series.get("no RF"))
                .estimate("alpha")
                .orElseThrow()
                .standardError();
        assertThat(shared / own).isBetween(0.4, 0.8);
    }

    @Test
    void a_level_without_a_slope_is_refused_by_name() {
        Map<String, List<SigmoidPoint>> series = counts(new double[] {0.9, 0.9, 0.9}, 30, 0, 3);
        series.put("broken", List.of(new SigmoidPoint(10, 0, 5), new SigmoidPoint(30, 5, 5)));
        assertThatThrownBy(() -> SharedSlopeFit.fit(series))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'broken'");
    }

    /** ln tau_P - ln tau_AP = alpha (H - beta); each mean is of n exponential dwells. */
    private static List<SigmoidPoint> dwells(double alpha, double beta, int events, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("dwells");
        ZigguratSampler.Exponential exponential = ZigguratSampler.Exponential.of(random);
        List<SigmoidPoint> points = new ArrayList<>();
        for (int field = 20; field <= 36; field += 2) {
            double half = 0.5 * alpha * (field - beta);
            double sumP = 0;
            double sumAP = 0;
            for (int i = 0; i < events; i++) {
                sumP += Math.exp(half) * exponential.sample();
                sumAP += Math.exp(-half) * exponential.sample();
            }
            points.add(SigmoidPoint.ofDwells(field, sumP / events, events, sumAP / events, events));
        }
        return points;
    }

    @Test
    void intervals_from_dwell_times_cover() {
        CoverageTally alphas = new CoverageTally();
        CoverageTally betas = new CoverageTally();
        for (int seed = 1; seed <= 200; seed++) {
            FitResult fit = CountSigmoidFit.fit(dwells(0.5, 28, 12, seed));
            fit.estimate("alpha").ifPresent(found -> alphas.add(found, 0.5));
            fit.estimate("beta").ifPresent(found -> betas.add(found, 28));
        }
        for (CoverageTally tally : List.of(alphas, betas)) {
            System.out.println("sigmoid from dwells: " + tally);
            assertThat(tally.count()).isEqualTo(200);
            assertThat(tally.deviation(tally.at68(), 0.6827)).isBetween(-4.0, 4.0);
            assertThat(tally.deviation(tally.at95(), 0.95)).isBetween(-4.0, 4.0);
        }
    }

    /** var logit P = 1/n_P + 1/n_AP at each field, so var alpha = 1/sum of (H - mean H)^2 over it. */
    @Test
    void the_error_from_dwell_times_is_that_of_their_occupancy() {
        int events = 400;
        double squares = 0;
        for (int field = 20; field <= 36; field += 2) {
            squares += (field - 28.0) * (field - 28.0) / (2.0 / events);
        }
        double error = CountSigmoidFit.fit(dwells(0.5, 28, events, 1))
                .estimate("alpha")
                .orElseThrow()
                .standardError();
        assertThat(error * Math.sqrt(squares)).isBetween(0.9, 1.1);
    }
}
