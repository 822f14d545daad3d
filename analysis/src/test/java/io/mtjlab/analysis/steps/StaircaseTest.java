package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.steps.Staircase.Step;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class StaircaseTest {

    private static final int N = 100;

    private final ZigguratSampler.NormalizedGaussian normal =
            ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(2).stream("stairs"));

    /** A rising sweep over 0 to 99 with noise of one. */
    private Sweep sweep(IntToDoubleFunction expected) {
        double[] x = new double[N];
        double[] y = new double[N];
        for (int i = 0; i < N; i++) {
            x[i] = i;
            y[i] = expected.applyAsDouble(i) + normal.sample();
        }
        return new Sweep(true, x, y);
    }

    private static double stairs(int i) {
        return i < 30 ? 100 : i < 55 ? 112 : 130;
    }

    @Test
    void three_levels_and_both_steps_are_found() {
        Staircase found = new Staircase(List.of(sweep(StaircaseTest::stairs)));
        assertThat(found.levelCount()).isEqualTo(3);
        assertThat(found.driftDegree()).isZero();
        assertThat(found.noise()).isCloseTo(1, within(4 / Math.sqrt(2.0 * N)));
        assertThat(found.level(0)).isCloseTo(100, within(4 / Math.sqrt(30)));
        assertThat(found.level(2)).isCloseTo(130, within(4 / Math.sqrt(45)));
        assertThat(found.level(1, "level", "ohm").standardError()).isCloseTo(1 / Math.sqrt(25), within(0.05));
        List<Step> steps = found.steps(0);
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).place().likeliest().low()).isEqualTo(29);
        assertThat(steps.get(1).place().likeliest().high()).isEqualTo(55);
    }

    @Test
    void a_level_met_again_is_the_same_level() {
        Staircase found = new Staircase(List.of(sweep(i -> i < 30 || i >= 70 ? 100 : 112)));
        assertThat(found.levelCount()).isEqualTo(2);
        assertThat(found.steps(0)).extracting(Step::from).containsExactly(0, 1);
        assertThat(found.steps(0)).extracting(Step::to).containsExactly(1, 0);
    }

    @Test
    void high_readings_with_four_times_the_noise_are_one_level() {
        double[] errorOfLow = new double[40];
        double[] errorOfHigh = new double[40];
        for (int k = 0; k < 40; k++) {
            double[] x = new double[46];
            double[] y = new double[46];
            for (int i = 0; i < x.length; i++) {
                x[i] = i;
                y[i] = i < 34 ? 1000 + normal.sample() : 1400 + 4 * normal.sample();
            }
            Staircase found = new Staircase(List.of(new Sweep(true, x, y)));
            assertThat(found.levelCount()).as("loop %d of seed 2", k).isEqualTo(2);
            errorOfLow[k] = found.level(0, "P", "ohm").standardError();
            errorOfHigh[k] = found.level(1, "AP", "ohm").standardError();
        }
        // Of one loop in twenty the two noises are not told apart.
        assertThat(Robust.median(errorOfLow)).isCloseTo(1 / Math.sqrt(34), within(0.05));
        assertThat(Robust.median(errorOfHigh)).isCloseTo(4 / Math.sqrt(12), within(0.3));
    }

    @Test
    void noise_alone_is_one_level() {
        for (int k = 0; k < 20; k++) {
            assertThat(new Staircase(List.of(sweep(i -> 50))).levelCount()).isEqualTo(1);
        }
    }

    @Test
    void a_slow_drift_makes_no_levels_and_its_size_is_in_their_errors() {
        Staircase found = new Staircase(List.of(sweep(i -> stairs(i) + 6.0 * i / N - 3)));
        assertThat(found.levelCount()).isEqualTo(3);
        assertThat(found.driftDegree()).isPositive();
        // The root mean square of a line from -3 to 3.
        assertThat(found.level(0, "level", "ohm").standardError()).isGreaterThan(0.9 * Math.sqrt(3));
        assertThat(found.level(2) - found.level(0)).isCloseTo(30, within(4 * 0.5));
    }

    @Test
    void spikes_are_no_steps() {
        Staircase found = new Staircase(List.of(sweep(i -> stairs(i) + (i == 12 || i == 71 ? 40 : 0))));
        assertThat(found.levelCount()).isEqualTo(3);
        assertThat(found.level(2)).isCloseTo(130, within(4 / Math.sqrt(45)));
    }

    @Test
    void sweeps_share_their_levels() {
        List<Sweep> sweeps = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            int shift = k;
            sweeps.add(sweep(i -> stairs(i + shift)));
        }
        Staircase found = new Staircase(sweeps);
        assertThat(found.levelCount()).isEqualTo(3);
        assertThat(found.level(1, "level", "ohm").standardError()).isCloseTo(1 / Math.sqrt(6 * 25), within(0.02));
        for (int k = 0; k < 6; k++) {
            assertThat(found.steps(k).get(0).place().likeliest().low()).isEqualTo(29 - k);
        }
    }

    /** The ends of pieces are coarse, the places of the steps are not. */
    @Test
    void a_long_sweep_has_its_steps_between_the_same_two_readings() {
        int n = 60_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = (i < 12_345 ? 100 : i < 40_001 ? 112 : 130) + normal.sample();
        }
        Staircase found = new Staircase(List.of(new Sweep(true, x, y)));
        assertThat(found.levelCount()).isEqualTo(3);
        assertThat(found.steps(0).get(0).place().likeliest().high()).isEqualTo(12_345);
        assertThat(found.steps(0).get(1).place().likeliest().high()).isEqualTo(40_001);
    }

    @Test
    void levels_ten_noises_apart_are_two_however_high_the_loop_is() {
        Staircase found = new Staircase(List.of(sweep(i -> i < 40 ? 100 : i < 60 ? 5000 : i < 80 ? 5010 : 10_000)));
        assertThat(found.levelCount()).isEqualTo(4);
        assertThat(found.level(2) - found.level(1)).isCloseTo(10, within(4 * Math.sqrt(2 / 20.0)));
    }

    /** Two levels of three readings each, close to one another as the wrong readings are far. */
    private static double stairsOfCells(int i) {
        return i < 48 ? 100 : i < 51 ? 250 : i < 54 ? 268 : 500;
    }

    @Test
    void wrong_readings_at_a_step_are_no_level_and_hide_none() {
        List<Sweep> sweeps = new ArrayList<>();
        for (int cycle = 0; cycle < 20; cycle++) {
            sweeps.add(sweep(StaircaseTest::stairsOfCells));
        }
        sweeps.get(5).y()[47] = 700;
        sweeps.get(5).y()[48] = 690;
        sweeps.get(9).y()[52] = 397;
        sweeps.get(9).y()[53] = 385;
        Staircase found = new Staircase(sweeps);
        assertThat(found.levelCount()).isEqualTo(4);
        assertThat(found.level(1)).isCloseTo(250, within(4 / Math.sqrt(60)));
        for (int b = 0; b < sweeps.size(); b++) {
            assertThat(found.steps(b)).as("sweep " + b).hasSize(3);
        }
    }

    @Test
    void refuses_rows_that_are_in_no_order() {
        double[] x = new double[40];
        for (int i = 0; i < x.length; i++) {
            x[i] = 7 * i % 40;
        }
        assertThatThrownBy(() -> Sweep.ofLoop(x, x))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("rows in the order of measurement");
    }
}
