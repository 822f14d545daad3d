package io.mtjlab.networks.neuron;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FastSigmoidTest {

    private static float sigmoid(float x) {
        float[] value = {x};
        new FastSigmoid(1).apply(value, new float[] {0}, new float[] {1}, 1);
        return value[0];
    }

    @Test
    void stays_within_two_in_ten_million_of_the_exact_function() {
        float[] x = new float[800_001];
        float[] none = new float[x.length];
        float[] one = new float[x.length];
        java.util.Arrays.fill(one, 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 400_000) * 1e-4f;
        }
        float[] answers = x.clone();
        new FastSigmoid(x.length).apply(answers, none, one, x.length);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(answers[i] - 1 / (1 + Math.exp(-x[i]))));
        }
        assertThat(worst).isPositive().isLessThan(2e-7);
    }

    @Test
    void is_a_probability_even_where_it_saturates() {
        for (float x : new float[] {-1e30f, -1000, -17.1f, -17, -16.9f, 16.9f, 17, 17.1f, 1000, 1e30f}) {
            assertThat(sigmoid(x)).isBetween(0f, 1f);
        }
        assertThat(sigmoid(Float.NEGATIVE_INFINITY)).isCloseTo(0, within(2e-7f));
        assertThat(sigmoid(Float.POSITIVE_INFINITY)).isCloseTo(1, within(2e-7f));
        assertThat(sigmoid(0)).isEqualTo(0.5f);
    }

    @Test
    void lets_no_missing_number_pass_as_a_probability() {
        assertThat(sigmoid(Float.NaN)).isNaN();
    }

    @Test
    void applies_bias_and_gain_of_each_neuron() {
        float[] drives = {1, 2, 3};
        new FastSigmoid(3).apply(drives, new float[] {0.5f, -2, 1}, new float[] {1.5f, 9, 0.69f}, 3);
        assertThat((double) drives[0]).isCloseTo(1 / (1 + Math.exp(-1.5 * 1.5)), within(2e-7));
        assertThat((double) drives[1]).isCloseTo(0.5, within(2e-7));
        assertThat((double) drives[2]).isCloseTo(1 / (1 + Math.exp(-0.69 * 4)), within(2e-7));
    }
}
