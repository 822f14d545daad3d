package io.mtjlab.analysis.pulses;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class FirstPassageTest {

    /** One pulse passes with probability Phi((1 - distance)/sigma). */
    @Test
    void the_first_pulse_passes_as_often_as_the_normal_law_says() {
        assertThat(FirstPassage.probabilities(1.0, 0.3, 1)[0]).isCloseTo(0.5, offset(0.02));
        assertThat(FirstPassage.probabilities(1.3, 0.3, 1)[0]).isCloseTo(0.15866, offset(0.02));
    }

    /** Wald: sigma^2 times the mean number is the mean square of passage place minus number, about their variance. */
    @Test
    void a_long_way_takes_its_length_and_half_a_pulse_more_with_walds_variance() {
        double[] p = FirstPassage.probabilities(30, 0.3, 90);
        double mean = 0;
        double square = 0;
        for (int k = 0; k < p.length; k++) {
            mean += (k + 1) * p[k];
            square += (k + 1.0) * (k + 1) * p[k];
        }
        assertThat(Arrays.stream(p).sum()).isCloseTo(1, offset(1e-6));
        assertThat(mean).isBetween(30.4, 30.8);
        assertThat(square - mean * mean).isCloseTo(0.09 * mean, offset(0.25));
    }
}
