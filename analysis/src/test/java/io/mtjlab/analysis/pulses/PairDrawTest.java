package io.mtjlab.analysis.pulses;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PairDrawTest {

    private static final int N = 12;
    private static final int DRAWS = 40_000;

    private final UniformRandomProvider random = RandomStreams.of(4).stream("pairs");

    private double[] values(double size) {
        double[] values = new double[N + 1];
        for (int i = 0; i <= N; i++) {
            values[i] = size * random.nextDouble();
        }
        return values;
    }

    /** Every pair's probability summed by brute force, beside how often it was drawn. */
    private void agrees(double[] first, double[] second, boolean apart, double[] gain) {
        double[][] expected = new double[N + 1][N + 1];
        double total = 0;
        for (int i = 0; i <= N; i++) {
            for (int j = second.length == 0 ? N : i; j <= N; j++) {
                double back = second.length == 0 ? 0 : second[apart ? j - i : j];
                expected[i][j] = Math.exp(first[i] + back + gain[j] - gain[i]);
                total += expected[i][j];
            }
        }
        double[][] drawn = new double[N + 1][N + 1];
        PairDraw pair = new PairDraw();
        int near = 0;
        for (int k = 0; k < DRAWS; k++) {
            pair.draw(first, second, apart, gain, near, random.nextDouble());
            drawn[pair.on()][pair.off()] += 1.0 / DRAWS;
            near = pair.on();
        }
        for (int i = 0; i <= N; i++) {
            for (int j = 0; j <= N; j++) {
                double p = expected[i][j] / total;
                assertThat(drawn[i][j])
                        .as("pair %d, %d", i, j)
                        .isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / DRAWS) + 1e-6));
            }
        }
    }

    @Test
    void pairs_come_as_often_as_both_thresholds_and_the_readings_say() {
        agrees(values(-3), values(-3), false, values(4));
    }

    @Test
    void pairs_come_as_often_as_the_distance_between_them_says() {
        agrees(values(-3), values(-3), true, values(4));
    }

    @Test
    void one_threshold_alone_stays_until_the_end() {
        agrees(values(-3), new double[0], true, values(4));
    }

    /** Logarithms of hundreds must not underflow: only pairs near the likeliest count, and they do. */
    @Test
    void readings_far_above_the_noise_leave_one_pair() {
        double[] gain = new double[N + 1];
        for (int i = 1; i <= N; i++) {
            gain[i] = gain[i - 1] + (i > 4 && i <= 9 ? 900 : -900);
        }
        for (boolean apart : new boolean[] {true, false}) {
            PairDraw pair = new PairDraw();
            pair.draw(values(-700), values(-700), apart, gain, 0, 0.7);
            assertThat(pair.on()).isEqualTo(4);
            assertThat(pair.off()).isEqualTo(9);
        }
    }
}
