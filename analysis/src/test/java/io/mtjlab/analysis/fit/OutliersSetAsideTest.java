package io.mtjlab.analysis.fit;

import java.util.stream.IntStream;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class OutliersSetAsideTest {

    private static final double[] X = IntStream.range(0, 50).asDoubleStream().toArray();

    private static double[] decay(long seed) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed).stream("outliers"));
        return IntStream.range(0, X.length)
                .mapToDouble(i -> 2 * Math.exp(-0.05 * X[i]) + 0.02 * normal.sample())
                .toArray();
    }

    @Test
    void spoilt_points_are_found_named_and_change_nothing() {
        double[] clean = decay(11);
        double[] spoilt = clean.clone();
        spoilt[5] += 1;
        spoilt[20] -= 0.4;
        spoilt[49] += 30;
        FitResult fit = CurveFit.of(Curves.DECAY).withOutliersSetAside(5).fit(X, spoilt);
        int[] rest =
                IntStream.range(0, 50).filter(i -> i != 5 && i != 20 && i != 49).toArray();
        FitResult expected = CurveFit.of(Curves.DECAY)
                .fit(
                        IntStream.of(rest).mapToDouble(i -> X[i]).toArray(),
                        IntStream.of(rest).mapToDouble(i -> clean[i]).toArray());
        assertThat(fit.value("k")).isCloseTo(expected.value("k"), within(1e-12));
        assertThat(fit.estimate("k").map(Estimate::standardError))
                .isEqualTo(expected.estimate("k").map(Estimate::standardError));
        assertThat(fit.remarks()).contains("3 of 50 points set aside as outliers, at x = 5.0, 20.0, 49.0");
        assertThat(fit.statistics()).containsEntry("outliers", 3.0).containsEntry("points", 47.0);
    }

    @Test
    void clean_points_all_stay() {
        for (long seed = 1; seed <= 20; seed++) {
            FitResult fit = CurveFit.of(Curves.DECAY).withOutliersSetAside(6).fit(X, decay(seed));
            assertThat(fit.statistics()).as("seed " + seed).doesNotContainKey("outliers");
        }
    }

    @Test
    void with_known_errors_the_limit_is_theirs() {
        double[] sigma = X.clone();
        java.util.Arrays.fill(sigma, 0.02);
        double[] y = decay(12);
        y[30] += 0.02 * 12;
        FitResult fit = CurveFit.of(Curves.DECAY)
                .withSigma(sigma)
                .withOutliersSetAside(6)
                .fit(X, y);
        assertThat(fit.remarks()).contains("1 of 50 points set aside as outliers, at x = 30.0");
        assertThatThrownBy(() -> CurveFit.of(Curves.DECAY).withOutliersSetAside(1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("2 the least");
    }
}
