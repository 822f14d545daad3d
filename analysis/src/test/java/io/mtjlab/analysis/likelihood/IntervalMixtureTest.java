package io.mtjlab.analysis.likelihood;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.likelihood.IntervalMixture.Part;
import io.mtjlab.analysis.result.Estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IntervalMixtureTest {

    private static Part part(double weight, double value, double sigma) {
        return new Part(weight, Estimate.normal("x", "1", value, sigma));
    }

    @Test
    void one_model_is_told_as_it_is() {
        Estimate only = Estimate.normal("x", "1", 3, 0.2);
        assertThat(new IntervalMixture(List.of(new Part(1, only))).estimate("mixture"))
                .isEqualTo(only);
    }

    @Test
    void two_models_that_agree_give_what_each_gives() {
        Estimate both = new IntervalMixture(List.of(part(0.3, 3, 0.2), part(0.7, 3, 0.2))).estimate("mixture");
        assertThat(both.interval68().low()).isCloseTo(2.8, within(1e-9));
        assertThat(both.interval95().high()).isCloseTo(3 + 0.2 * 1.959963984540054, within(1e-9));
    }

    /** Half and half of N(0, 1) and N(10, 1): a quantile of 0.025 is that of one law at 0.05, -1.6449. */
    @Test
    void models_far_apart_share_their_tails() {
        Estimate both = new IntervalMixture(List.of(part(0.5, 0, 1), part(0.5, 10, 1))).estimate("mixture");
        assertThat(both.value()).isCloseTo(5, within(1e-12));
        assertThat(both.interval95().low()).isCloseTo(-1.6448536, within(1e-6));
        assertThat(both.interval95().high()).isCloseTo(11.6448536, within(1e-6));
    }

    @Test
    void a_skew_interval_is_followed_through_its_own_ends() {
        Estimate skew = new Estimate(
                "x",
                "1",
                1,
                1,
                new io.mtjlab.analysis.result.Interval(0.5, 2),
                new io.mtjlab.analysis.result.Interval(0.2, 5),
                "profile");
        Estimate both = new IntervalMixture(List.of(new Part(0.5, skew), new Part(0.5, skew))).estimate("mixture");
        assertThat(both.interval68().low()).isCloseTo(0.5, within(1e-9));
        assertThat(both.interval95().high()).isCloseTo(5, within(1e-9));
    }
}
