package io.mtjlab.analysis.sigmoid;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BetaBinomialTest {

    private static double log(double rho, double k, double n, double p) {
        BetaBinomial law = new BetaBinomial(rho);
        law.evaluate(k, n, p);
        return law.value();
    }

    /** Polya's urn: with a = p/r, b = (1-p)/r of r = rho/(1-rho), the chance of 2 of 3 is 3 a(a+1)b/[(a+b)(a+b+1)(a+b+2)]. */
    @Test
    void two_of_three_have_the_chance_of_polyas_urn() {
        double rho = 0.25;
        double a = 0.6 * 3;
        double b = 0.4 * 3;
        double chance = a * (a + 1) * b / (3.0 * 4 * 5);
        assertThat(log(rho, 2, 3, 0.6)).isCloseTo(Math.log(chance), within(1e-12));
    }

    @Test
    void all_counts_of_a_run_add_up_to_one() {
        double sum = 0;
        double[] ways = {1, 5, 10, 10, 5, 1};
        for (int k = 0; k <= 5; k++) {
            sum += ways[k] * Math.exp(log(0.4, k, 5, 0.3));
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void without_correlation_it_is_the_binomial_law() {
        assertThat(log(1e-9, 3, 10, 0.35)).isCloseTo(3 * Math.log(0.35) + 7 * Math.log(0.65), within(1e-5));
    }

    @Test
    void the_slope_is_the_difference_quotient() {
        BetaBinomial law = new BetaBinomial(0.15);
        law.evaluate(4, 9, 0.42);
        double step = 1e-6;
        double quotient = (log(0.15, 4, 9, 0.42 + step) - log(0.15, 4, 9, 0.42 - step)) / (2 * step);
        assertThat(law.slope()).isCloseTo(quotient, within(1e-6 * Math.abs(quotient)));
    }
}
