package io.mtjlab.analysis.fit;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CorrelatedDataTest {

    private static final double[] X = {0, 1, 2, 3, 4, 5};
    private static final double[] Y = {1.1, 2.9, 5.3, 6.8, 9.4, 10.7};

    /** Neighbours hang together by 0.6, the variance grows along x. */
    private static double[][] covariance() {
        double[][] c = new double[X.length][X.length];
        for (int i = 0; i < X.length; i++) {
            for (int j = 0; j < X.length; j++) {
                c[i][j] = 0.04 * Math.sqrt((1 + i) * (1 + j)) * Math.pow(0.6, Math.abs(i - j));
            }
        }
        return c;
    }

    /** Generalised least squares in closed form (Aitken 1935): (X'C^-1 X)^-1 X'C^-1 y. */
    @Test
    void is_generalised_least_squares() {
        RealMatrix design = new Array2DRowRealMatrix(X.length, 2);
        for (int i = 0; i < X.length; i++) {
            design.setRow(i, new double[] {1, X[i]});
        }
        RealMatrix inverse = new LUDecomposition(new Array2DRowRealMatrix(covariance()))
                .getSolver()
                .getInverse();
        RealMatrix errors = new LUDecomposition(
                        design.transpose().multiply(inverse).multiply(design))
                .getSolver()
                .getInverse();
        double[] expected =
                errors.multiply(design.transpose()).multiply(inverse).operate(Y);
        FitResult fit = CurveFit.of(Curves.LINE).withCovariance(covariance()).fit(X, Y);
        assertThat(fit.value("a")).isCloseTo(expected[0], within(1e-10));
        assertThat(fit.value("b")).isCloseTo(expected[1], within(1e-10));
        assertThat(fit.covariance().of("a", "b")).isCloseTo(errors.getEntry(0, 1), within(1e-10));
        assertThat(fit.estimate("b").map(Estimate::standardError).orElseThrow())
                .isCloseTo(Math.sqrt(errors.getEntry(1, 1)), within(1e-10));
        double[] rest = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            rest[i] = Y[i] - expected[0] - expected[1] * X[i];
        }
        double chiSquare = new Array2DRowRealMatrix(rest)
                .transpose()
                .multiply(inverse)
                .multiply(new Array2DRowRealMatrix(rest))
                .getEntry(0, 0);
        assertThat(fit.statistics().get("chi_square")).isCloseTo(chiSquare, within(1e-9));
        double determinant = new LUDecomposition(new Array2DRowRealMatrix(covariance())).getDeterminant();
        assertThat(fit.statistics().get("log_likelihood"))
                .isCloseTo(-0.5 * (chiSquare + X.length * Math.log(2 * Math.PI) + Math.log(determinant)), within(1e-9));
    }

    @Test
    void a_diagonal_covariance_is_that_of_independent_points() {
        double[] sigma = {0.1, 0.2, 0.3, 0.2, 0.1, 0.4};
        double[][] diagonal = new double[X.length][X.length];
        for (int i = 0; i < X.length; i++) {
            diagonal[i][i] = sigma[i] * sigma[i];
        }
        FitResult one = CurveFit.of(Curves.DECAY).withSigma(sigma).fit(X, Y);
        FitResult other = CurveFit.of(Curves.DECAY)
                .withCovariance(diagonal)
                .withProfileIntervals()
                .fit(X, Y);
        FitResult profiled = CurveFit.of(Curves.DECAY)
                .withSigma(sigma)
                .withProfileIntervals()
                .fit(X, Y);
        assertThat(other.value("k")).isCloseTo(one.value("k"), within(1e-9));
        assertThat(other.statistics().get("bic")).isCloseTo(one.statistics().get("bic"), within(1e-9));
        assertThat(interval(other).low()).isCloseTo(interval(profiled).low(), within(1e-6));
        assertThat(interval(other).high()).isCloseTo(interval(profiled).high(), within(1e-6));
    }

    private static io.mtjlab.analysis.result.Interval interval(FitResult fit) {
        return fit.estimate("k").map(Estimate::interval95).orElseThrow();
    }

    @Test
    void refuses_a_matrix_that_is_no_covariance() {
        double[][] c = covariance();
        c[2][2] = -1;
        assertThatThrownBy(() -> CurveFit.of(Curves.LINE).withCovariance(c).fit(X, Y))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("positive definite");
        assertThatThrownBy(() -> CurveFit.of(Curves.LINE)
                        .withCovariance(new double[][] {{1, 0}, {0, 1}})
                        .fit(X, Y))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("2 rows for 6 points");
    }
}
