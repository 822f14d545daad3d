package io.mtjlab.simulators.physics.macrospin;

import java.util.Arrays;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GaussiansTest {

    private static final int N = 1_000_000;

    private static double[] sample() {
        Gaussians gaussians = new Gaussians(RandomStreams.of(3).stream("gaussians"));
        double[] all = new double[N];
        Arrays.setAll(all, i -> gaussians.next());
        return all;
    }

    @Test
    void moments_are_those_of_the_normal_distribution() {
        double[] all = sample();
        double[] variances = {1, 2, 15, 96, 945 - 0.0, 10395 - 225};
        double[] means = {0, 1, 0, 3, 0, 15};
        for (int power = 1; power <= 6; power++) {
            double sum = 0;
            for (double v : all) {
                sum += Math.pow(v, power);
            }
            assertThat(sum / N)
                    .as("moment %d", power)
                    .isCloseTo(means[power - 1], within(4 * Math.sqrt(variances[power - 1] / N)));
        }
    }

    @Test
    void the_distribution_passes_kolmogorov_and_smirnov_and_has_tails() {
        double[] sorted = sample();
        Arrays.sort(sorted);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double worst = 0;
        int beyond = 0;
        for (int i = 0; i < N; i++) {
            double p = normal.cumulativeProbability(sorted[i]);
            worst = Math.max(worst, Math.max(p - (double) i / N, (i + 1.0) / N - p));
            beyond += Math.abs(sorted[i]) > 3.6541528853610088 ? 1 : 0;
        }
        assertThat(worst).isLessThan(1.628 / Math.sqrt(N));
        double expected = 2 * N * normal.survivalProbability(3.6541528853610088);
        assertThat((double) beyond).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }
}
