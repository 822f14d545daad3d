package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DwellTimesTest {

    private static final int SAMPLES = 3000;

    private static double pValue(RealDistribution dwell, int visits) {
        double[] whole =
                Arrays.stream(dwell.sample(visits)).map(Math::ceil).sorted().toArray();
        return DwellTimes.pValue(new DwellTimes(whole, 1).exponentiality());
    }

    /** Largest distance between the p-values' distribution and the uniform one (Kolmogorov). */
    private static double distanceFromUniform(double[] p) {
        double[] sorted =
                Arrays.stream(p).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            most = Math.max(most, Math.abs((i + 0.5) / sorted.length - sorted[i]));
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 200, 1000})
    void exponential_dwell_times_have_uniform_p_values(int visits) {
        RealDistribution dwell = new ExponentialDistribution(new Well19937c(visits), 25);
        double[] p = new double[SAMPLES];
        Arrays.setAll(p, i -> pValue(dwell, visits));
        // Kolmogorov's 0.1 % point is 1.95/sqrt(3000) = 0.036
        assertThat(distanceFromUniform(p)).isLessThan(0.036);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3})
    void dwell_times_of_another_shape_have_small_ones(double shape) {
        RealDistribution dwell = new GammaDistribution(new Well19937c(7), shape, 25 / shape);
        double[] p = new double[200];
        Arrays.setAll(p, i -> pValue(dwell, 600));
        assertThat(Arrays.stream(p).filter(v -> v < 0.05).count()).isGreaterThan(180);
    }
}
