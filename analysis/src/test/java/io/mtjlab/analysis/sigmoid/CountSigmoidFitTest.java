package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

class CountSigmoidFitTest {

    private static List<SigmoidPoint> counts(double alpha, double beta, int trials, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("counts");
        List<SigmoidPoint> points = new ArrayList<>();
        for (int field = 16; field <= 36; field++) {
            int switched = 0;
            for (int i = 0; i < trials; i++) {
                switched += random.nextDouble() < 1 / (1 + Math.exp(-alpha * (field - beta))) ? 1 : 0;
            }
            points.add(new SigmoidPoint(field, switched, trials));
        }
        return points;
    }

    @ParameterizedTest
    @CsvSource({"0.69, 27.8, 50", "1.5, 22.6, 50", "-0.4, 25, 20", "0.69, 27.8, 5"})
    void intervals_cover_and_values_are_unbiased(double alpha, double beta, int trials) {
        CoverageTally alphas = new CoverageTally();
        CoverageTally betas = new CoverageTally();
        for (int seed = 1; seed <= 500; seed++) {
            FitResult fit = CountSigmoidFit.fit(counts(alpha, beta, trials, seed));
            fit.estimate("alpha").ifPresent(found -> alphas.add(found, alpha));
            fit.estimate("beta").ifPresent(found -> betas.add(found, beta));
        }
        System.out.printf("counts %.2f/%.1f of %d alpha: %s%n", alpha, beta, trials, alphas);
        System.out.printf("counts %.2f/%.1f of %d beta:  %s%n", alpha, beta, trials, betas);
        for (CoverageTally tally : List.of(alphas, betas)) {
            assertThat(tally.count()).isGreaterThan(480);
            assertThat(tally.deviation(tally.at68(), 0.6827)).isBetween(-4.0, 4.0);
            assertThat(tally.deviation(tally.at95(), 0.95)).isBetween(-4.0, 4.0);
            assertThat(tally.bias()).isBetween(-0.2, 0.2);
        }
    }

    @Test
    void separated_counts_bound_alpha_from_one_side_and_beta_to_the_gap() {
        FitResult fit = CountSigmoidFit.fit(List.of(
                new SigmoidPoint(20, 0, 10),
                new SigmoidPoint(22, 0, 10),
                new SigmoidPoint(24, 10, 10),
                new SigmoidPoint(26, 10, 10)));
        Undetermined alpha = (Undetermined) fit.outcome("alpha");
        Undetermined beta = (Undetermined) fit.outcome("beta");
        assertThat(alpha.bounds95().low()).isEqualTo(0);
        assertThat(alpha.bounds95().high()).isInfinite();
        assertThat(beta.bounds95().low()).isEqualTo(22);
        assertThat(beta.bounds95().high()).isEqualTo(24);
    }

    @Test
    void both_states_at_one_field_leave_beta_between_that_field_and_what_the_shallowest_slope_says() {
        double beta = 23.3466;
        double alpha = 0.2521;
        FitResult fit = CountSigmoidFit.fit(List.of(
                new SigmoidPoint(-28.711, 0, 294),
                new SigmoidPoint(-0.886, 0, 294),
                new SigmoidPoint(26.939, 210, 294),
                new SigmoidPoint(54.764, 294, 294)));
        Undetermined open = (Undetermined) fit.outcome("beta");
        assertThat(open.bounds95().contains(beta)).isTrue();
        // The step, at which the likelihood is highest, is the edge; 0 of 294 at -0.886 Oe allow 5.3 Oe below it.
        assertThat(open.bounds95().high()).isEqualTo(26.939);
        assertThat(open.bounds95().low()).isBetween(20.0, beta);
        assertThat(((Undetermined) fit.outcome("alpha")).bounds95().contains(alpha))
                .isTrue();
    }

    @Test
    void one_state_only_says_so() {
        FitResult fit = CountSigmoidFit.fit(List.of(new SigmoidPoint(20, 0, 10), new SigmoidPoint(22, 0, 10)));
        assertThat(fit.report()).contains("only one state was ever seen");
    }
}
