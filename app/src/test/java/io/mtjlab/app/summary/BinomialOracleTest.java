package io.mtjlab.app.summary;

import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class BinomialOracleTest {

    @Test
    void agrees_with_the_exact_test_of_another_library() {
        var other = new BinomialTest();
        for (int n : new int[] {1, 7, 40, 150}) {
            for (int k = 0; k <= n; k += Math.max(1, n / 9)) {
                assertThat(Binomial.twoSidedPValue(k, n, 0.95))
                        .as("%d of %d", k, n)
                        .isCloseTo(
                                // that library counts the most likely outcome twice when nothing is rarer
                                Math.min(1, other.binomialTest(n, k, 0.95, AlternativeHypothesis.TWO_SIDED)),
                                offset(1e-9));
            }
        }
    }

    @Test
    void nothing_observed_is_no_surprise() {
        assertThat(Binomial.twoSidedPValue(0, 0, 0.95)).isEqualTo(1);
    }
}
