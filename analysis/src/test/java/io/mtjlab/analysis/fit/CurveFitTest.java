package io.mtjlab.analysis.fit;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CurveFitTest {

    private static final double[] X = {0, 1, 2, 3};
    private static final double[] Y = {1, 3, 4, 8};

    /** y = a + b x, with b at most 100. */
    private static final Model LINE = new Model() {
        @Override
        public String name() {
            return "line";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of("a", "V"), Parameter.of("b", "V").in(-100, 100));
        }

        @Override
        public double value(double x, double[] p) {
            return p[0] + p[1] * x;
        }

        @Override
        public double valueAndGradient(double x, double[] p, double[] gradient) {
            gradient[0] = 1;
            gradient[1] = x;
            return value(x, p);
        }
    };

    /** Closed form: b = 2.2, a = 0.7, RSS = 1.8; the variance of b is RSS/2/5. */
    @Test
    void a_straight_line_has_the_textbook_s_values_and_errors() {
        FitResult fit = CurveFit.of(LINE).fit(X, Y);
        assertThat(fit.value("b")).isCloseTo(2.2, within(1e-9));
        assertThat(fit.value("a")).isCloseTo(0.7, within(1e-9));
        assertThat(fit.estimate("b").map(Estimate::standardError).orElseThrow())
                .isCloseTo(Math.sqrt(1.8 / 2 / 5), within(1e-9));
    }

    @Test
    void a_model_whose_parameters_are_all_held_is_only_judged() {
        FitResult fit = CurveFit.of(LINE).withFixed("a", 1).withFixed("b", 2).fit(X, Y);
        assertThat(fit.outcomes()).isEmpty();
        assertThat(fit.statistics().get("residual_sum_of_squares")).isCloseTo(2, within(1e-12));
    }

    @Test
    void as_many_points_as_parameters_tell_no_error_unless_the_noise_is_known() {
        double[] x = {0, 1};
        double[] y = {1, 3};
        Outcome unknown = CurveFit.of(LINE).fit(x, y).outcome("b");
        assertThat(unknown).isInstanceOf(Undetermined.class);
        assertThat(((Undetermined) unknown).reason()).contains("noise");
        FitResult known = CurveFit.of(LINE).withSigma(new double[] {0.1, 0.1}).fit(x, y);
        assertThat(known.estimate("b").map(Estimate::standardError).orElseThrow())
                .isCloseTo(0.1 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void refuses_what_cannot_be_a_deviation_a_start_or_a_held_value() {
        CurveFit fit = CurveFit.of(LINE);
        refused(fit.withSigma(new double[] {1, 0, 1, 1}), "point 2");
        refused(fit.withSigma(new double[] {1, 1, Double.NaN, 1}), "point 3");
        refused(fit.withRelativeSigma(new double[] {1, 1, 1, -1}), "point 4");
        refused(fit.withGuess("a", Double.NaN), "search for a");
        refused(fit.withFixed("b", 101), "between -100.0 and 100.0");
        refused(fit.withFixed("b", Double.NaN), "cannot be held");
        assertThatThrownBy(() -> fit.startingAt(new double[] {1, 2, 3}))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("2 parameters");
    }

    private static void refused(CurveFit fit, String told) {
        assertThatThrownBy(() -> fit.fit(X, Y)).isInstanceOf(InvalidInput.class).hasMessageContaining(told);
    }
}
