package io.mtjlab.analysis.fit;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RobustLossTest {

    private static final double[] X = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final double[] Y = {2.05, 1.52, 1.18, 0.83, 3.00, 0.51, 0.36, 0.30, -1.00, 0.17};

    /** A cost that is least to 1e-16 tells its place to the root of that. */
    private static final double STATIONARY = 2e-8;

    /**
     * The same points by scipy 1.17.1: {@code least_squares(f, [2, 0.3], jac=J, loss=..., f_scale=0.1, xtol=1e-15,
     * ftol=1e-15, gtol=1e-15)} of A exp(-k x); the last number is twice its {@code cost}.
     */
    @ParameterizedTest
    @CsvSource({
        "SOFT_L1, 2.0456502609, 0.2815011310, 0.6753584685",
        "HUBER, 2.0454031327, 0.2819039513, 0.6942463356",
        "CAUCHY, 2.0411167849, 0.2839097043, 0.1164046306",
        "ARCTAN, 2.0403195897, 0.2839657424, 0.0348212936"
    })
    void finds_what_scipy_s_least_squares_finds(Loss loss, double amplitude, double rate, double cost) {
        FitResult fit = CurveFit.of(Curves.DECAY).withLoss(loss, 0.1).fit(X, Y);
        assertThat(fit.value("A")).isCloseTo(amplitude, within(STATIONARY));
        assertThat(fit.value("k")).isCloseTo(rate, within(STATIONARY));
        assertThat(fit.statistics().get("robust_cost")).isCloseTo(cost, within(1e-9));
        assertThat(fit.statistics()).doesNotContainKeys("aic", "bic", "chi_square");
    }

    @Test
    void a_loss_whose_scale_no_point_reaches_is_least_squares() {
        FitResult squares = CurveFit.of(Curves.DECAY).fit(X, Y);
        FitResult huber = CurveFit.of(Curves.DECAY).withLoss(Loss.HUBER, 100).fit(X, Y);
        for (String name : new String[] {"A", "k"}) {
            assertThat(huber.value(name)).isCloseTo(squares.value(name), within(1e-9));
            assertThat(error(huber, name)).isCloseTo(error(squares, name), within(1e-7));
        }
    }

    /** Nine points in ten with sigma 0.1, one with 2: the errors told are those that repetition shows. */
    @Test
    void its_intervals_hold_on_data_with_outliers() {
        double[] x = new double[40];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 10.0;
        }
        CoverageTally slopes = new CoverageTally();
        for (int seed = 1; seed <= 1000; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("robust");
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                y[i] = 1 + 0.5 * x[i] + normal.sample() * (random.nextDouble() < 0.1 ? 2 : 0.1);
            }
            FitResult fit = CurveFit.of(Curves.LINE).withLoss(Loss.HUBER, 0.135).fit(x, y);
            slopes.add(fit.estimate("b").orElseThrow(), 0.5);
        }
        assertThat(slopes.deviation(slopes.at68(), 0.6827)).isBetween(-3.5, 3.5);
        assertThat(slopes.deviation(slopes.at95(), 0.95)).isBetween(-3.5, 3.5);
    }

    @Test
    void refuses_what_does_not_go_with_a_loss() {
        CurveFit robust = CurveFit.of(Curves.LINE).withLoss(Loss.CAUCHY, 1);
        assertThatThrownBy(() -> robust.withProfileIntervals().fit(X, Y))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("bootstrap");
        double[][] covariance = new double[X.length][X.length];
        for (int i = 0; i < X.length; i++) {
            covariance[i][i] = 1;
        }
        assertThatThrownBy(() -> robust.withCovariance(covariance).fit(X, Y))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("independent");
        assertThatThrownBy(() -> robust.withLoss(Loss.HUBER, 0)).isInstanceOf(InvalidInput.class);
    }

    /** First and second derivatives of every loss against central differences. */
    @Test
    void derivatives_of_every_loss_are_those_of_its_value() {
        for (Loss loss : Loss.values()) {
            for (double z : new double[] {0.05, 0.7, 2.5, 40}) {
                double h = 1e-5 * z;
                assertThat(loss.first(z))
                        .as(loss + " at " + z)
                        .isCloseTo((loss.rho(z + h) - loss.rho(z - h)) / (2 * h), within(1e-8));
                assertThat(loss.second(z))
                        .as(loss + " at " + z)
                        .isCloseTo((loss.first(z + h) - loss.first(z - h)) / (2 * h), within(1e-8));
            }
            assertThat(loss.first(0)).isEqualTo(1);
        }
    }

    private static double error(FitResult fit, String name) {
        return fit.estimate(name).map(Estimate::standardError).orElseThrow();
    }
}
