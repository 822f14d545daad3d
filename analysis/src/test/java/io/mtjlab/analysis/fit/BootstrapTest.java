package io.mtjlab.analysis.fit;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BootstrapTest {

    private static final int POINTS = 60;
    private static final double[] X = new double[POINTS];
    private static final double[] EVEN = new double[POINTS];
    private static final double[] GROWING = new double[POINTS];

    static {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(3).stream("bootstrap test"));
        for (int i = 0; i < POINTS; i++) {
            X[i] = i / 10.0;
            EVEN[i] = 1 + 0.5 * X[i] + 0.1 * normal.sample();
            GROWING[i] = 1 + 0.5 * X[i] + 0.02 * X[i] * X[i] * normal.sample();
        }
    }

    /** On a line with even errors the textbook's standard error is exact; 4000 samples tell theirs to 1.1 %. */
    @Test
    void redrawn_residuals_of_a_line_spread_as_the_closed_form_says() {
        Estimate textbook = CurveFit.of(Curves.LINE).fit(X, EVEN).estimate("b").orElseThrow();
        Estimate drawn = CurveFit.of(Curves.LINE)
                .withBootstrapIntervals(Resampling.RESIDUALS, 4000, 7)
                .fit(X, EVEN)
                .estimate("b")
                .orElseThrow();
        double error = textbook.standardError();
        assertThat(drawn.value()).isEqualTo(textbook.value());
        assertThat(drawn.standardError()).isCloseTo(error, within(0.05 * error));
        assertThat(drawn.interval95().width())
                .isCloseTo(
                        textbook.interval95().width(),
                        within(0.08 * textbook.interval95().width()));
    }

    /**
     * Errors that grow with x: White's sandwich (Econometrica 48, 817 (1980)), sum (x - mean)^2 r^2 / Sxx^2, is what
     * redrawn pairs tend to; the even errors of the textbook are far off.
     */
    @Test
    void redrawn_pairs_see_errors_that_differ() {
        FitResult plain = CurveFit.of(Curves.LINE).fit(X, GROWING);
        double mean = java.util.Arrays.stream(X).average().orElseThrow();
        double sxx = 0;
        double meat = 0;
        for (int i = 0; i < POINTS; i++) {
            double rest = GROWING[i] - plain.value("a") - plain.value("b") * X[i];
            double d = X[i] - mean;
            sxx += d * d;
            meat += d * d * rest * rest;
        }
        double white = Math.sqrt(meat) / sxx;
        double drawn = CurveFit.of(Curves.LINE)
                .withBootstrapIntervals(Resampling.PAIRS, 4000, 7)
                .fit(X, GROWING)
                .estimate("b")
                .map(Estimate::standardError)
                .orElseThrow();
        assertThat(drawn).isCloseTo(white, within(0.1 * white));
    }

    @Test
    void the_same_seed_gives_the_same_and_another_another() {
        CurveFit fit = CurveFit.of(Curves.LINE);
        assertThat(report(fit, 1)).isEqualTo(report(fit, 1)).isNotEqualTo(report(fit, 2));
    }

    private static String report(CurveFit fit, long seed) {
        return fit.withBootstrapIntervals(Resampling.PAIRS, 200, seed)
                .fit(X, EVEN)
                .toJson()
                .toString();
    }

    @Test
    void refuses_too_few_samples_and_pairs_of_what_hangs_together() {
        assertThatThrownBy(() -> CurveFit.of(Curves.LINE).withBootstrapIntervals(Resampling.PAIRS, 20, 1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("200");
        double[][] unit = new double[POINTS][POINTS];
        for (int i = 0; i < POINTS; i++) {
            unit[i][i] = 0.01;
        }
        CurveFit correlated = CurveFit.of(Curves.LINE).withCovariance(unit);
        assertThatThrownBy(() -> correlated
                        .withBootstrapIntervals(Resampling.PAIRS, 200, 1)
                        .fit(X, EVEN))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("redraw residuals");
        assertThat(correlated
                        .withBootstrapIntervals(Resampling.RESIDUALS, 200, 1)
                        .fit(X, EVEN)
                        .estimate("b"))
                .isPresent();
    }
}
