package io.mtjlab.analysis.telegraph;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LevelFitTest {

    private static final double STEP_SECONDS = 1e-4;

    /** A chain over levels with the given transition probabilities from reading to reading, and white noise. */
    private static TelegraphTrace trace(double[] ohms, double[][] go, double sigma, int n, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("levels");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] seconds = new double[n];
        double[] values = new double[n];
        int state = 0;
        for (int i = 0; i < n; i++) {
            seconds[i] = i * STEP_SECONDS;
            values[i] = ohms[state] + sigma * normal.sample();
            double left = random.nextDouble();
            int next = 0;
            while (next < ohms.length - 1 && left >= go[state][next]) {
                left -= go[state][next++];
            }
            state = next;
        }
        return TelegraphTrace.ofOhms(seconds, values);
    }

    @Test
    void five_equal_cells_in_parallel_show_six_levels_with_the_rates_of_a_birth_death_chain() {
        CellStructure five = CellStructure.ofLevels(6).get(0);
        double[] rates = {Math.log(4e-3), Math.log(6e-3)};
        double[] ohms = new double[6];
        for (int k = 0; k < 6; k++) {
            ohms[k] = 1 / ((5 - k) / 1000.0 + k / 2000.0);
        }
        FitResult fit = LevelFit.standard().fit(trace(ohms, five.transitions(rates, STEP_SECONDS), 2, 30_000, 3));
        assertThat(fit.value("n_levels")).isEqualTo(6);
        assertThat(fit.remarks().get(0)).contains("5 equal cells");
        assertThat(fit.value("dwell_0")).isCloseTo(4e-3 / 5, within(0.08e-3));
        assertThat(fit.value("level_5")).isCloseTo(400, within(0.3));
    }

    /** Levels of {@code groups} of cells of 1 mS in P, whose steps to AP are {@code steps} in mS. */
    private static double[] ohms(CellStructure structure, double... steps) {
        double cells = IntStream.of(structure.groups()).sum();
        return IntStream.range(0, structure.levels())
                .mapToDouble(k -> {
                    double[] row = structure.conductanceRow(k);
                    double milli = cells;
                    for (int g = 0; g < steps.length; g++) {
                        milli += row[g + 1] * steps[g];
                    }
                    return 1000 / milli;
                })
                .toArray();
    }

    @Test
    void four_equal_cells_in_parallel_show_five_levels() {
        CellStructure four = CellStructure.ofLevels(5).get(0);
        double[] rates = {Math.log(3e-3), Math.log(2e-3)};
        double[] ohms = ohms(four, 0.5);
        FitResult fit = LevelFit.standard().fit(trace(ohms, four.transitions(rates, STEP_SECONDS), 3, 30_000, 11));
        assertThat(fit.value("n_levels")).isEqualTo(5);
        assertThat(fit.remarks().get(0)).contains("4 equal cells");
        for (int k = 0; k < 5; k++) {
            assertThat(fit.value("level_" + k)).isCloseTo(ohms[k], within(0.5));
            double dwell = Math.exp(four.lnDwell(rates, k));
            assertThat(fit.value("dwell_" + k)).isCloseTo(dwell, within(0.1 * dwell));
            assertThat(fit.value("occ_" + k)).isCloseTo(four.occupancy(rates)[k], within(0.03));
        }
    }

    @Test
    void two_equal_cells_and_a_different_one_show_six_levels() {
        CellStructure three = CellStructure.ofLevels(6).get(2);
        double[] rates = {Math.log(3e-3), Math.log(2e-3), Math.log(5e-3), Math.log(4e-3)};
        double[] ohms = ohms(three, 0.3, 0.45);
        FitResult fit = LevelFit.standard().fit(trace(ohms, three.transitions(rates, STEP_SECONDS), 3, 30_000, 12));
        assertThat(fit.value("n_levels")).isEqualTo(6);
        assertThat(fit.remarks().get(0)).contains("two equal cells and a different one");
        for (int k = 0; k < 6; k++) {
            assertThat(fit.value("level_" + k)).isCloseTo(ohms[k], within(0.5));
            double dwell = Math.exp(three.lnDwell(rates, k));
            assertThat(fit.value("dwell_" + k)).isCloseTo(dwell, within(0.1 * dwell));
        }
    }

    /** From each level with the same probability to every other: cells do not switch two at a time. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void many_levels_that_follow_no_cells_are_free(int levels) {
        double leave = 0.04;
        double[][] go = new double[levels][levels];
        double[] ohms = new double[levels];
        for (int i = 0; i < levels; i++) {
            Arrays.fill(go[i], leave / (levels - 1));
            go[i][i] = 1 - leave;
            ohms[i] = 200 + 10 * i + 3 * (i % 2);
        }
        FitResult fit = LevelFit.standard().fit(trace(ohms, go, 1, 30_000, 13));
        assertThat(fit.value("n_levels")).isEqualTo(levels);
        assertThat(fit.remarks().get(0)).contains("not those of independent cells");
        for (int k = 0; k < levels; k++) {
            assertThat(fit.value("level_" + k)).isCloseTo(ohms[k], within(0.1));
            // Q = ln(1 - b) (1 - 1/n) on the diagonal, where b = leave n/(n - 1)
            double dwell = -STEP_SECONDS * levels / (levels - 1) / Math.log(1 - leave * levels / (levels - 1));
            assertThat(fit.value("dwell_" + k)).isCloseTo(dwell, within(0.2 * dwell));
        }
    }

    @Test
    void levels_that_no_parallel_cells_have_are_free() {
        double[][] go = {{0.95, 0.05, 0}, {0, 0.95, 0.05}, {0.05, 0, 0.95}};
        FitResult fit = LevelFit.standard().fit(trace(new double[] {100, 104, 120}, go, 0.5, 20_000, 4));
        assertThat(fit.value("n_levels")).isEqualTo(3);
        assertThat(fit.remarks().get(0)).contains("not those of independent cells");
        assertThat(fit.value("dwell_1")).isCloseTo(-STEP_SECONDS / Math.log(0.95), within(1.5e-4));
        assertThat(fit.value("occ_2")).isCloseTo(1.0 / 3, within(0.03));
    }

    @Test
    void two_levels_have_both_kinds_of_names_and_noise_alone_has_no_level_count() {
        double[][] go = {{0.98, 0.02}, {0.01, 0.99}};
        FitResult two = LevelFit.standard().fit(trace(new double[] {100, 120}, go, 3, 10_000, 5));
        assertThat(two.value("n_levels")).isEqualTo(2);
        assertThat(two.value("dwell_0")).isEqualTo(two.value("tau_P"));
        assertThat(two.value("occ_0") + two.value("occ_1")).isCloseTo(1, within(1e-12));
        FitResult one = LevelFit.standard().fit(trace(new double[] {100, 100}, go, 3, 10_000, 6));
        assertThat(one.estimate("n_levels")).isEmpty();
        assertThat(one.estimate("tau_P")).isEmpty();
    }
}
