package io.mtjlab.analysis.fit;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ModelComparisonTest {

    private static final double[] X = {0, 1, 2, 3, 4, 5};
    private static final double[] Y = {1.1, 1.9, 5.2, 9.8, 17.1, 25.9};

    private final FitResult line = CurveFit.of(Curves.LINE).fit(X, Y);
    private final FitResult parabola = CurveFit.of(Curves.PARABOLA).fit(X, Y);

    /** n ln(RSS/n) + k ln n of the textbooks differs from BIC by the same constant for every model. */
    @Test
    void criteria_are_the_textbook_s() {
        double n = X.length;
        double shorter = n * Math.log(line.statistics().get("residual_sum_of_squares") / n) + 3 * Math.log(n);
        double longer = n * Math.log(parabola.statistics().get("residual_sum_of_squares") / n) + 4 * Math.log(n);
        ModelComparison comparison = ModelComparison.of(line, parabola);
        assertThat(comparison.best()).isSameAs(parabola);
        assertThat(comparison.entries().get(1).deltaBic()).isCloseTo(shorter - longer, within(1e-9));
        double deltaAic = shorter - longer + 2 * 3 - 3 * Math.log(n) - 2 * 4 + 4 * Math.log(n);
        assertThat(comparison.entries().get(1).akaikeWeight())
                .isCloseTo(1 / (1 + Math.exp(deltaAic / 2)), within(1e-9));
        assertThat(comparison.report()).contains("parabola", "line");
    }

    @Test
    void refuses_what_cannot_be_compared() {
        double[] sigma = {1, 1, 1, 1, 1, 1};
        refused(line, CurveFit.of(Curves.LINE).withSigma(sigma).fit(X, Y), "same noise");
        refused(line, CurveFit.of(Curves.LINE).withLoss(Loss.HUBER, 1).fit(X, Y), "no likelihood");
        refused(line, CurveFit.of(Curves.LINE).fit(new double[] {0, 1, 2}, new double[] {0, 1, 3}), "same points");
    }

    private static void refused(FitResult one, FitResult other, String told) {
        assertThatThrownBy(() -> ModelComparison.of(one, other))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(told);
    }
}
