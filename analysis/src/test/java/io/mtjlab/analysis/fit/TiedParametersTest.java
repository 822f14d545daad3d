package io.mtjlab.analysis.fit;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TiedParametersTest {

    private static final double[] X = {-2, -1, 0, 1, 2, 3};
    private static final double[] Y = {0.9, 0.2, 1.1, 3.2, 6.8, 13.1};

    /** y = a (1 + x + 2 x^2) + x^2/2: the parabola with b = a and c = 2 a + 1/2, written with one parameter. */
    private static final Model SAME = Model.of("same", List.of(Parameter.of("a", "V")), (x, p, gradient) -> {
        gradient[0] = 1 + x + 2 * x * x;
        return p[0] * gradient[0] + 0.5 * x * x;
    });

    @Test
    void a_tied_fit_is_the_fit_of_the_model_with_fewer_parameters() {
        FitResult expected = CurveFit.of(SAME).fit(X, Y);
        FitResult fit = CurveFit.of(Curves.PARABOLA)
                .withTied("b", Tie.equalTo("a"))
                .withTied("c", Tie.linear(0.5, Map.of("a", 2.0)))
                .fit(X, Y);
        assertThat(fit.value("a")).isCloseTo(expected.value("a"), within(1e-10));
        assertThat(error(fit, "a")).isCloseTo(error(expected, "a"), within(1e-10));
        assertThat(fit.value("b")).isEqualTo(fit.value("a"));
        assertThat(fit.value("c")).isCloseTo(2 * fit.value("a") + 0.5, within(1e-12));
        assertThat(error(fit, "c")).isCloseTo(2 * error(fit, "a"), within(1e-12));
        assertThat(fit.statistics().get("bic")).isCloseTo(expected.statistics().get("bic"), within(1e-9));
        assertThat(fit.outcomes()).extracting("name").containsExactly("a", "b", "c");
        assertThat(fit.remarks()).contains("b tied to a");
    }

    /** c = a b, a curved tie with a gradient of its own. */
    @Test
    void a_tie_may_be_any_law_with_a_gradient() {
        Tie product = new Tie() {
            @Override
            public List<String> to() {
                return List.of("a", "b");
            }

            @Override
            public double value(double[] of, double[] gradient) {
                gradient[0] = of[1];
                gradient[1] = of[0];
                return of[0] * of[1];
            }
        };
        Model written =
                Model.of("written", List.of(Parameter.of("a", "V"), Parameter.of("b", "V")), (x, p, gradient) -> {
                    gradient[0] = 1 + p[1] * x * x;
                    gradient[1] = x + p[0] * x * x;
                    return p[0] + p[1] * x + p[0] * p[1] * x * x;
                });
        FitResult expected = CurveFit.of(written).fit(X, Y);
        FitResult fit = CurveFit.of(Curves.PARABOLA).withTied("c", product).fit(X, Y);
        assertThat(fit.value("b")).isCloseTo(expected.value("b"), within(1e-8));
        double a = expected.value("a");
        double b = expected.value("b");
        double variance = b * b * expected.covariance().of("a", "a")
                + 2 * a * b * expected.covariance().of("a", "b")
                + a * a * expected.covariance().of("b", "b");
        assertThat(error(fit, "c")).isCloseTo(Math.sqrt(variance), within(1e-8));
    }

    @Test
    void a_tie_that_leads_out_of_bounds_or_to_nothing_is_told() {
        FitResult beyond = CurveFit.of(Curves.DECAY)
                .withTied("A", Tie.linear(-5, Map.of("k", 1.0)))
                .fit(X, Y);
        assertThat(((Undetermined) beyond.outcome("A")).reason()).contains("beyond its bounds");
        assertThatThrownBy(() ->
                        CurveFit.of(Curves.LINE).withTied("b", Tie.equalTo("c")).fit(X, Y))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'c'");
        assertThatThrownBy(() -> CurveFit.of(Curves.LINE)
                        .withTied("a", Tie.equalTo("b"))
                        .withTied("b", Tie.equalTo("a"))
                        .fit(X, Y))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not tied themselves");
        assertThatThrownBy(() -> CurveFit.of(Curves.LINE)
                        .withTied("a", Tie.equalTo("b"))
                        .withFixed("a", 1)
                        .fit(X, Y))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("held and tied");
    }

    private static double error(FitResult fit, String name) {
        return fit.estimate(name).map(Estimate::standardError).orElseThrow();
    }
}
