package io.mtjlab.analysis.steps;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SweepTest {

    @Test
    void a_turning_point_read_once_bounds_both_sweeps_and_counts_in_the_first() {
        List<Sweep> sweeps = Sweep.ofLoop(new double[] {0, 1, 2, 1, 0}, new double[] {5, 6, 7, 8, 9});
        assertThat(sweeps).extracting(Sweep::size).containsExactly(3, 3);
        assertThat(sweeps.get(1).own().y()).containsExactly(8, 9);
        assertThat(sweeps.get(0).own().y()).containsExactly(5, 6, 7);
    }

    @Test
    void of_a_turning_point_read_twice_each_sweep_has_one_reading() {
        List<Sweep> sweeps = Sweep.ofLoop(new double[] {0, 1, 2, 2, 1, 0}, new double[] {4, 5, 6, 7, 8, 9});
        assertThat(sweeps.get(0).y()).containsExactly(4, 5, 6);
        assertThat(sweeps.get(1).own().y()).containsExactly(7, 8, 9);
    }

    /** Two levels of n readings each with residuals of +-1: variance 2n/(2n - 2), error its root over the root of n. */
    @Test
    void a_level_weighs_each_reading_once() {
        int n = 20;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            x[i] = i < n ? i : 2 * n - 2 - i;
            y[i] = (i < n / 2 || i >= n + n / 2 ? 0 : 100) + (i % 2 == 0 ? 1 : -1);
        }
        Staircase staircase = new Staircase(Sweep.ofLoop(x, y));
        assertThat(staircase.levelCount()).isEqualTo(2);
        assertThat(staircase.freedom()).isEqualTo(2 * n - 2);
        double error = Math.sqrt(2.0 * n / (2 * n - 2)) / Math.sqrt(n);
        assertThat(staircase.level(0, "low", "ohm").standardError()).isBetween(error * 0.999, error * 1.2);
        assertThat(staircase.level(1, "high", "ohm").standardError()).isBetween(error * 0.999, error * 1.2);
    }
}
