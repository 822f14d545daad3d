package io.mtjlab.analysis.trend;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class ProportionTest {

    /** None of n: the upper end of Clopper and Pearson is 1 - 0.025^(1/n) in closed form. */
    @Test
    void none_of_ten_is_bounded_from_above_by_the_closed_form() {
        Estimate share = Proportion.of(0, 10).clopperPearson("share");
        assertThat(share.interval95().low()).isZero();
        assertThat(share.interval95().high()).isCloseTo(1 - Math.pow(0.025, 0.1), offset(1e-9));
    }

    /** The ends of Wilson's interval solve (p - k/n)^2 = z^2 p (1-p)/n. */
    @Test
    void ends_of_wilsons_interval_solve_the_score_equation() {
        Estimate share = Proportion.of(7, 20).wilson("share");
        for (double p :
                new double[] {share.interval95().low(), share.interval95().high()}) {
            assertThat(Math.abs(p - 0.35) / Math.sqrt(p * (1 - p) / 20)).isCloseTo(1.959963984540054, offset(1e-9));
        }
    }
}
