package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

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
    void counts_that_do_not_depend_on_the_field_have_a_slope_around_zero_and_no_beta() {
        int betas = 0;
        CoverageTally alphas = new CoverageTally();
        for (int seed = 1; seed <= 200; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("flat");
            List<SigmoidPoint> points = new ArrayList<>();
            for (int field = -10; field <= 10; field++) {
                int switched = (int) IntStream.range(0, 50)
                        .filter(k -> random.nextDouble() < 0.1)
                        .count();
                points.add(new SigmoidPoint(field, switched, 50));
            }
            FitResult fit = CountSigmoidFit.fit(points);
            fit.estimate("alpha").ifPresent(found -> alphas.add(found, 0));
            betas += fit.outcome("beta").determined() ? 1 : 0;
        }
        assertThat(betas).as("of 200, where chance gives one in a thousand").isLessThanOrEqualTo(3);
        assertThat(alphas.count()).isEqualTo(200);
        assertThat(alphas.deviation(alphas.at95(), 0.95)).isBetween(-4.0, 4.0);
    }

    /** Every field has 5 of 50: alpha is 0, and its error that of a line through logits of 50 P (1 - P) each. */
    @Test
    void equal_counts_at_every_field_have_the_error_of_a_straight_line_through_logits() {
        List<SigmoidPoint> points = IntStream.rangeClosed(-10, 16)
                .mapToObj(field -> new SigmoidPoint(field, 5, 50))
                .toList();
        FitResult fit = CountSigmoidFit.fit(points);
        double square = IntStream.rangeClosed(-13, 13).map(x -> x * x).sum();
        assertThat(fit.value("alpha")).isCloseTo(0, within(1e-6));
        assertThat(fit.estimate("alpha").orElseThrow().standardError())
                .isCloseTo(1 / Math.sqrt(50 * 0.1 * 0.9 * square), withinPercentage(10));
        assertThat(((Undetermined) fit.outcome("beta")).reason()).contains("rises or falls");
        assertThat(fit.toJson().toString()).doesNotContain("NaN");
        assertThat(fit.figures()).hasSize(1);
    }

    @Test
    void one_state_only_says_so() {
        FitResult fit = CountSigmoidFit.fit(List.of(new SigmoidPoint(20, 0, 10), new SigmoidPoint(22, 0, 10)));
        assertThat(fit.report()).contains("only one state was ever seen");
    }
}
