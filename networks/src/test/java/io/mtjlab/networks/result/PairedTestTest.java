package io.mtjlab.networks.result;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PairedTestTest {

    /** Student's own sleep data (1908): mean 1.58 h, deviation 1.23, t = 4.06 on 9 degrees, p = 0.0028. */
    @Test
    void finds_what_student_found_of_sleep() {
        double[] b = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        double[] a = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        PairedTest test = PairedTest.of(b, a);
        assertThat(test.mean()).isCloseTo(1.58, within(1e-9));
        assertThat(test.deviation()).isCloseTo(1.230, within(1e-3));
        assertThat(test.p()).isCloseTo(0.00283, within(1e-5));
        assertThat(test.margin()).isCloseTo(0.880, within(1e-3));
    }

    @Test
    void deviations_are_those_from_the_median() {
        assertThat(PairedTest.deviationsFromMedian(new double[] {5, 1, 2, 10})).containsExactly(1.5, 2.5, 1.5, 6.5);
    }

    @Test
    void refuses_what_is_no_pair() {
        assertThatThrownBy(() -> PairedTest.of(new double[2], new double[3])).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> PairedTest.of(new double[1], new double[1])).isInstanceOf(InvalidInput.class);
    }
}
