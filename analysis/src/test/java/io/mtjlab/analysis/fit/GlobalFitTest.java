package io.mtjlab.analysis.fit;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class GlobalFitTest {

    private static final double[] X1 = {0, 1, 2, 3, 4};
    private static final double[] Y1 = {1.0, 3.1, 4.9, 7.2, 8.8};
    private static final double[] X2 = {1, 2, 5};
    private static final double[] Y2 = {-0.8, 1.1, 7.2};

    private static final GlobalFit PARALLEL =
            GlobalFit.sharing("b").add("one", Curves.LINE, X1, Y1).add("two", Curves.LINE, X2, Y2);

    /** Analysis of covariance in closed form: b = sum of Sxy / sum of Sxx within the sets. */
    @Test
    void two_lines_of_unequal_length_share_their_slope() {
        double[] one = sums(X1, Y1);
        double[] two = sums(X2, Y2);
        double slope = (one[1] + two[1]) / (one[0] + two[0]);
        FitResult fit = PARALLEL.fit();
        assertThat(fit.value("b")).isCloseTo(slope, within(1e-10));
        assertThat(fit.value("a[one]")).isCloseTo(mean(Y1) - slope * mean(X1), within(1e-10));
        assertThat(fit.value("a[two]")).isCloseTo(mean(Y2) - slope * mean(X2), within(1e-10));
        double rest = one[2] + two[2] - slope * slope * (one[0] + two[0]);
        assertThat(fit.estimate("b").map(Estimate::standardError).orElseThrow())
                .isCloseTo(Math.sqrt(rest / 5 / (one[0] + two[0])), within(1e-9));
    }

    @Test
    void sets_that_share_nothing_are_fitted_as_if_alone() {
        double[] s1 = {0.1, 0.1, 0.2, 0.1, 0.1};
        double[] s2 = {0.3, 0.2, 0.1};
        FitResult joint = GlobalFit.sharing()
                .add("one", Curves.LINE, X1, Y1, s1)
                .add("two", Curves.DECAY, X2, new double[] {1.5, 1.1, 0.4}, s2)
                .fit();
        FitResult one = CurveFit.of(Curves.LINE).withSigma(s1).fit(X1, Y1);
        FitResult two = CurveFit.of(Curves.DECAY).withSigma(s2).fit(X2, new double[] {1.5, 1.1, 0.4});
        assertThat(joint.value("b[one]")).isCloseTo(one.value("b"), within(1e-9));
        assertThat(joint.value("k[two]")).isCloseTo(two.value("k"), within(1e-9));
        assertThat(joint.covariance().of("k[two]", "k[two]"))
                .isCloseTo(two.covariance().of("k", "k"), within(1e-9));
        assertThat(joint.covariance().of("b[one]", "k[two]")).isCloseTo(0, within(1e-12));
    }

    @Test
    void a_curve_s_settings_hold_for_all_sets_together() {
        FitResult fit =
                PARALLEL.fit(curve -> curve.withTied("a[two]", Tie.linear(-4, java.util.Map.of("a[one]", 1.0))));
        assertThat(fit.value("a[two]")).isCloseTo(fit.value("a[one]") - 4, within(1e-12));
        FitResult drawn = PARALLEL.fit(curve -> curve.withBootstrapIntervals(Resampling.RESIDUALS, 200, 1));
        assertThat(drawn.estimate("b").map(Estimate::method).orElseThrow()).contains("bootstrap");
    }

    @Test
    void refuses_what_cannot_be_joined() {
        refused(GlobalFit.sharing("b"), "needs a data set");
        refused(GlobalFit.sharing("slope").add("one", Curves.LINE, X1, Y1), "'slope'");
        refused(PARALLEL.add("three", Curves.LINE, X2, Y2, new double[] {1, 1, 1}), "1 of 3 data sets");
        assertThatThrownBy(() -> PARALLEL.add("one", Curves.LINE, X1, Y1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> PARALLEL.add("three", Curves.LINE, X1, Y2))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("data set three");
    }

    private static void refused(GlobalFit fit, String told) {
        assertThatThrownBy(fit::fit).isInstanceOf(InvalidInput.class).hasMessageContaining(told);
    }

    /** Sxx, Sxy, Syy about the means. */
    private static double[] sums(double[] x, double[] y) {
        double[] sums = new double[3];
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - mean(x);
            double dy = y[i] - mean(y);
            sums[0] += dx * dx;
            sums[1] += dx * dy;
            sums[2] += dy * dy;
        }
        return sums;
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }
}
