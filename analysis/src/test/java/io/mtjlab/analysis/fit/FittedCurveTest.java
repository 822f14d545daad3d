package io.mtjlab.analysis.fit;

import java.util.List;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FittedCurveTest {

    private static final double[] X = {0, 1, 2, 3, 5, 8};
    private static final double[] Y = {1.1, 2.8, 5.3, 6.9, 11.2, 16.7};

    private static final Model LINE =
            Model.of("line", List.of(Parameter.of("a", "V"), Parameter.of("b", "V/s")), (x, p, slope) -> {
                slope[0] = 1;
                slope[1] = x;
                return p[0] + p[1] * x;
            });

    /** The band of a straight line: s^2 (1/n + (x - mean)^2 / Sxx), Student's t with n - 2 degrees of freedom. */
    @Test
    void a_line_has_the_band_of_the_textbooks() {
        CurveFit fit = CurveFit.of(LINE);
        FittedCurve curve = fit.curve(fit.fit(X, Y));
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < X.length; i++) {
            line.addData(X[i], Y[i]);
        }
        double mean = 19.0 / 6;
        for (double x : new double[] {-2, 0, mean, 4.4, 20}) {
            double error =
                    Math.sqrt(line.getMeanSquareError() * (1.0 / 6 + (x - mean) * (x - mean) / line.getXSumSquares()));
            Estimate there = curve.at(x);
            assertThat(there.value()).isCloseTo(line.predict(x), within(1e-9));
            assertThat(there.standardError()).isCloseTo(error, within(1e-7 * error));
            assertThat(there.interval95().width() / 2)
                    .isCloseTo(new TDistribution(4).inverseCumulativeProbability(0.975) * error, within(1e-6 * error));
        }
    }

    /** With the slope held or tied only one parameter is open: through the middle by s/sqrt(n), in proportion to x by s/|x|. */
    @Test
    void what_is_held_or_tied_takes_its_part() {
        double[] sigma = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        CurveFit held = CurveFit.of(LINE).withSigma(sigma).withFixed("b", 2);
        assertThat(held.curve(held.fit(X, Y)).at(7).standardError()).isCloseTo(0.1 / Math.sqrt(6), within(1e-9));
        CurveFit tied = CurveFit.of(LINE).withSigma(sigma).withTied("a", Tie.equalTo("b"));
        double sum = 0;
        for (double x : X) {
            sum += (1 + x) * (1 + x);
        }
        assertThat(tied.curve(tied.fit(X, Y)).at(7).standardError()).isCloseTo(8 * 0.1 / Math.sqrt(sum), within(1e-7));
    }
}
