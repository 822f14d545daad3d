package io.mtjlab.simulators.physics.simulation;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MetricsTest {

    @Test
    void equal_values_do_not_deviate() {
        double[] values = new double[4000];
        Arrays.fill(values, 2.4);
        assertThat(Metrics.mean(values)).isEqualTo(2.4);
        assertThat(Metrics.deviation(values)).isZero();
    }

    @Test
    void a_sample_has_the_deviation_of_its_closed_form() {
        double[] values = new double[101];
        Arrays.setAll(values, i -> i);
        // of 0 to n - 1: sqrt(n (n + 1)/12)
        assertThat(Metrics.mean(values)).isCloseTo(50, within(1e-12));
        assertThat(Metrics.deviation(values)).isCloseTo(Math.sqrt(101 * 102 / 12.0), within(1e-10));
    }
}
