package io.mtjlab.analysis.likelihood;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.likelihood.PartlyLinear.Draw;
import io.mtjlab.analysis.likelihood.PartlyLinear.Variant;
import io.mtjlab.analysis.result.Estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PartlyLinearTest {

    private static final double[] X = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final double[] Y = {1.1, 2.8, 5.3, 6.9, 9.2, 10.7, 13.1, 15.2, 16.8, 19.1, 20.8, 23.3};

    /** y = b_0 + b_1 x, whatever theta is. */
    private static final PartlyLinear.Design LINE = (theta, columns, constant) -> {
        Arrays.fill(constant, 0);
        Arrays.fill(columns[0], 1);
        System.arraycopy(X, 0, columns[1], 0, X.length);
    };

    private static final PartlyLinear.Design LEVEL = (theta, columns, constant) -> {
        Arrays.fill(constant, 0);
        Arrays.fill(columns[0], 1);
    };

    /** Least squares' slope and error; the posterior's deviation is larger by the root of (n-2)/(n-4), Student's. */
    @Test
    void a_line_has_the_slope_and_the_error_of_the_regression() {
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < X.length; i++) {
            regression.addData(X[i], Y[i]);
        }
        Draw draw = PartlyLinear.given(Y, List.of(new Variant(LINE, 0, new double[2])), new double[1])
                .get(0);
        assertThat(draw.coefficients()[0]).isCloseTo(regression.getIntercept(), within(1e-10));
        assertThat(draw.coefficients()[1]).isCloseTo(regression.getSlope(), within(1e-10));
        double error = regression.getSlopeStdErr() * Math.sqrt(10.0 / 8);
        assertThat(Math.sqrt(PartlyLinear.variance(draw, new double[] {0, 1}))).isCloseTo(error, within(1e-10));
    }

    /** The evidence of a conjugate normal prior, by the determinants' ratio and the sums of squares. */
    @Test
    void a_rival_weighs_what_its_evidence_says() {
        double[] y = {1.0, 1.3, 0.9, 1.2, 1.1, 0.8, 1.4, 1.2, 1.0, 1.3, 1.1, 1.2};
        Variant level = new Variant(LEVEL, 0, new double[1]);
        Variant line = new Variant(LINE, 0, new double[] {0, 2});
        List<Draw> draws = PartlyLinear.given(y, List.of(level, line), new double[1]);
        double n = y.length;
        double sumX = Arrays.stream(X).sum();
        double sumY = Arrays.stream(y).sum();
        double sumXx = 2;
        double sumXy = 0;
        double sumYy = 0;
        for (int i = 0; i < n; i++) {
            sumXx += X[i] * X[i];
            sumXy += X[i] * y[i];
            sumYy += y[i] * y[i];
        }
        double determinant = n * sumXx - sumX * sumX;
        double slope = (n * sumXy - sumX * sumY) / determinant;
        double offset = (sumY - sumX * slope) / n;
        double squaresOfLine = sumYy - offset * sumY - slope * sumXy;
        double squaresOfLevel = sumYy - sumY * sumY / n;
        double log = 0.5 * Math.log(2 * n / determinant) - 0.5 * (n - 1) * Math.log(squaresOfLine / squaresOfLevel);
        double ratio = draws.get(1).weight() / draws.get(0).weight();
        assertThat(ratio).isCloseTo(Math.exp(log), within(1e-9 * ratio));
    }

    /** y = 2 |x - 4.3|: the kink is found within the noise, and all draws together weigh one. */
    @Test
    void a_kink_is_drawn_where_it_is() {
        double[] noise = {0.02, -0.01, 0.015, -0.02, 0.01, 0.005, -0.015, 0.02, -0.005, 0.01, -0.02, 0.015};
        double[] y = new double[X.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 * Math.abs(X[i] - 4.3) + noise[i];
        }
        PartlyLinear.Design kink = (theta, columns, constant) -> {
            Arrays.fill(constant, 0);
            for (int i = 0; i < X.length; i++) {
                columns[0][i] = Math.abs(X[i] - theta[0]);
            }
        };
        List<Draw> draws = PartlyLinear.draw(
                y,
                List.of(new Variant(kink, 0, new double[1])),
                theta -> theta[0] > 0 && theta[0] < 11 ? 0 : Double.NEGATIVE_INFINITY,
                PartlyLinear.around(new double[] {4.4}, new double[] {0.05}),
                800);
        assertThat(draws.stream().mapToDouble(Draw::weight).sum()).isCloseTo(1, within(1e-9));
        Estimate at = PartlyLinear.estimate(draws, "theta", "1", theta -> theta[0], "posterior");
        assertThat(at.interval95().contains(4.3)).isTrue();
        assertThat(at.standardError()).isBetween(0.001, 0.01);
    }
}
