package io.mtjlab.analysis.fit;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.sigmoid.CountSigmoidFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a fit has no error to tell it says why, in the report and in JSON, and there is no value. */
class NothingIsSilentTest {

    private static final double[] X = {0, 1, 2, 3, 4};

    @Test
    void a_parameter_on_its_bound() {
        FitResult fit = CurveFit.of(Curves.DECAY).fit(X, new double[] {-1, -0.8, -0.9, -0.5, -0.3});
        silent(fit, "A", "on its bound, 0");
    }

    @Test
    void a_singular_covariance() {
        Model twice = Model.of("twice", List.of(Parameter.of("a", "V"), Parameter.of("b", "V")), (x, p, gradient) -> {
            gradient[0] = x;
            gradient[1] = 2 * x;
            return (p[0] + 2 * p[1]) * x;
        });
        FitResult fit = CurveFit.of(twice).fit(X, new double[] {0, 1.1, 1.9, 3.2, 3.9});
        silent(fit, "a", "the covariance is singular");
        silent(fit, "b", "the covariance is singular");
    }

    @Test
    void a_parameter_that_nothing_depends_on() {
        Model idle = Model.of("idle", List.of(Parameter.of("a", "V"), Parameter.of("b", "V")), (x, p, gradient) -> {
            gradient[0] = x;
            gradient[1] = 0;
            return p[0] * x;
        });
        FitResult fit = CurveFit.of(idle).fit(X, new double[] {0, 1.1, 1.9, 3.2, 3.9});
        assertThat(fit.estimate("a")).isPresent();
        silent(fit, "b", "the covariance is singular");
    }

    @Test
    void a_model_that_is_not_finite() {
        Model broken = Model.of("broken", List.of(Parameter.of("a", "V")), (x, p, gradient) -> {
            gradient[0] = Double.NaN;
            return Double.NaN;
        });
        silent(CurveFit.of(broken).fit(X, X), "a", "not finite");
    }

    @Test
    void a_loss_with_hardly_a_point_inside_its_scale() {
        double[] far = {100, -100, 300, -300, 50};
        FitResult fit = CurveFit.of(Curves.LINE).withLoss(Loss.ARCTAN, 1).fit(X, far);
        silent(fit, "a", "larger scale");
    }

    @Test
    void a_separated_logistic() {
        FitResult fit = CountSigmoidFit.fit(List.of(
                new SigmoidPoint(20, 0, 10),
                new SigmoidPoint(22, 0, 10),
                new SigmoidPoint(24, 10, 10),
                new SigmoidPoint(26, 10, 10)));
        silent(fit, "alpha", "no field shows both states");
    }

    @Test
    void why_it_stopped_stands_in_the_report_and_in_json() {
        FitResult fit = CurveFit.of(Curves.LINE).fit(X, new double[] {0, 1, 3, 2, 5});
        assertThat(fit.report()).contains("stopped: converged");
        assertThat(fit.toJson().get("stop").asText()).isEqualTo("converged");
    }

    private static void silent(FitResult fit, String name, String reason) {
        assertThat(fit.outcome(name)).isInstanceOf(Undetermined.class);
        assertThat(fit.report()).contains(reason);
        assertThat(fit.toJson().toString()).contains(reason);
        assertThat(fit.estimate(name)).isEmpty();
    }
}
