package io.mtjlab.analysis.pulses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PulseFitTest {

    private static final int CYCLES = 60;

    private final ZigguratSampler.NormalizedGaussian normal =
            ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(6).stream("trains"));

    /** Thresholds of each cycle: depinning, fire, reset; A falls by 280 ohm, B rises by 200 ohm between. */
    private PulseTrain amplitude(double[][] at, double noise) {
        List<PulseTrain.Cycle> cycles = new ArrayList<>();
        for (int c = 0; c < at[0].length; c++) {
            double[] volts = new double[20];
            double[] a = new double[20];
            double[] b = new double[20];
            for (int i = 0; i < volts.length; i++) {
                volts[i] = 1.2 + 0.1 * i;
                a[i] = (volts[i] >= at[0][c] ? 1650 : 1930) + noise * normal.sample();
                b[i] = (volts[i] >= at[1][c] && volts[i] < at[2][c] ? 1380 : 1180) + noise * normal.sample();
            }
            cycles.add(new PulseTrain.Cycle(volts, a, b));
        }
        return new PulseTrain(false, cycles);
    }

    private double[] around(double mean, double sd) {
        double[] values = new double[CYCLES];
        for (int c = 0; c < CYCLES; c++) {
            values[c] = mean + sd * normal.sample();
        }
        return values;
    }

    private static void holds(FitResult fit, String name, double truth) {
        assertThat(fit.estimate(name).orElseThrow().interval95().contains(truth))
                .as("%s %s holds %s", name, fit.estimate(name).orElseThrow().interval95(), truth)
                .isTrue();
    }

    @Test
    void three_thresholds_and_their_scatter_come_out_of_a_staircase() {
        double[][] at = {around(1.7, 0.07), around(2.15, 0.06), around(2.6, 0.08)};
        FitResult fit = PulseFit.fit(amplitude(at, 25));
        String[] names = {"V_depin", "V_fire", "V_reset"};
        for (int k = 0; k < 3; k++) {
            holds(fit, names[k], Draws.mean(at[k]));
            holds(fit, names[k] + "_sd", Draws.deviation(at[k]));
            assertThat(fit.estimate(names[k]).orElseThrow().standardError()).isLessThan(0.01);
        }
        assertThat(fit.value("write_success")).isEqualTo(1);
    }

    /** Of Clopper and Pearson for 45 of 60: 0.6214 to 0.8528. */
    @Test
    void cycles_that_never_fire_lower_the_write_success() {
        double[][] at = {around(1.7, 0.05), around(2.15, 0.05), around(2.6, 0.05)};
        Arrays.fill(at[1], 0, 15, 9);
        Arrays.fill(at[2], 0, 15, 9);
        FitResult fit = PulseFit.fit(amplitude(at, 20));
        assertThat(fit.value("write_success")).isEqualTo(0.75);
        assertThat(fit.estimate("write_success").orElseThrow().interval95().low())
                .isBetween(0.6213, 0.6215);
        assertThat(fit.estimate("write_success").orElseThrow().interval95().high())
                .isBetween(0.8527, 0.8529);
    }

    /** A wall whose travel a pulse is N(1, 0.25) fires past 15 mean travels and resets past 21. */
    @Test
    void pulse_numbers_tell_how_the_walls_travel_scatters() {
        List<PulseTrain.Cycle> cycles = new ArrayList<>();
        double[] fired = new double[CYCLES];
        for (int c = 0; c < CYCLES; c++) {
            double[] number = new double[45];
            double[] a = new double[45];
            double[] b = new double[45];
            double position = 0;
            for (int i = 0; i < number.length; i++) {
                number[i] = i + 1;
                position += 1 + 0.25 * normal.sample();
                fired[c] = position >= 15 && fired[c] == 0 ? i + 1 : fired[c];
                boolean done = position >= 21 || i > 0 && b[i - 1] < 0;
                b[i] = done ? -1 : position >= 15 || i > 0 && b[i - 1] > 1 ? 2 : 1;
            }
            for (int i = 0; i < number.length; i++) {
                b[i] = (b[i] == 2 ? 1380 : 1180) + 80 * normal.sample();
            }
            cycles.add(new PulseTrain.Cycle(number, a, b));
        }
        FitResult fit = PulseFit.fit(new PulseTrain(true, cycles));
        holds(fit, "N_fire", Draws.mean(fired));
        holds(fit, "N_fire_sd", Draws.deviation(fired));
        holds(fit, "velocity_sigma", 0.25);
        holds(fit, "threshold_pulses", 15);
    }

    /** A pulse that resets and is not counted leaves trains that end fired; of 20 pulses the 12th to 14th fires. */
    @Test
    void counted_trains_that_end_fired_tell_when_they_fired_and_no_reset() {
        double[] fired = new double[CYCLES];
        List<PulseTrain.Cycle> cycles = new ArrayList<>();
        for (int c = 0; c < CYCLES; c++) {
            fired[c] = 12 + c % 3;
            double[] number = new double[20];
            double[] b = new double[20];
            for (int i = 0; i < number.length; i++) {
                number[i] = i + 1;
                b[i] = (number[i] >= fired[c] ? 1380 : 1180) + 30 * normal.sample();
            }
            cycles.add(new PulseTrain.Cycle(number, new double[20], b));
        }
        FitResult fit = PulseFit.fit(new PulseTrain(true, cycles));
        assertThat(fit.value("N_fire")).isCloseTo(Draws.mean(fired), within(0.02));
        assertThat(fit.estimate("N_reset")).isEmpty();
        assertThat(fit.value("write_success")).isEqualTo(1);
        assertThat(fit.report()).contains("no cycle switches back within its pulses");
    }

    @Test
    void amplitudes_that_end_fired_tell_where_they_fired_and_no_reset() {
        double[][] at = {around(1.7, 0.07), around(2.4, 0.06), around(9, 0)};
        FitResult fit = PulseFit.fit(amplitude(at, 25));
        holds(fit, "V_fire", Draws.mean(at[1]));
        holds(fit, "V_depin", Draws.mean(at[0]));
        assertThat(fit.estimate("V_reset")).isEmpty();
    }

    /** Some cycles are reset by the pulses themselves, the others only by what follows. */
    @Test
    void a_reset_within_some_cycles_is_seen() {
        double[][] at = {around(1.7, 0.07), around(2.2, 0.06), around(2.9, 0.15)};
        FitResult fit = PulseFit.fit(amplitude(at, 25));
        holds(fit, "V_fire", Draws.mean(at[1]));
        assertThat(fit.value("V_reset_mu")).isCloseTo(2.9, within(0.1));
    }

    @Test
    void noise_alone_holds_no_threshold() {
        double[][] never = {around(9, 0), around(9, 0), around(9, 0)};
        FitResult fit = PulseFit.fit(amplitude(never, 25));
        for (String name : List.of("V_depin", "V_fire", "V_fire_sd", "V_reset")) {
            assertThat(fit.estimate(name)).as(name).isEmpty();
        }
        assertThat(fit.report()).contains("no junction switches in step with the pulses");
    }

    /** A walk has two groups of readings as a switch has, yet no cycle in which it is likely. */
    @Test
    void readings_that_walk_at_random_hold_no_threshold() {
        for (int seed = 1; seed <= 20; seed++) {
            for (boolean byNumber : new boolean[] {false, true}) {
                FitResult fit = PulseFit.fit(walking(byNumber, seed));
                assertThat(fit.outcomes()).as("%s, seed %d", byNumber, seed).noneMatch(o -> o.determined());
            }
        }
    }

    private static PulseTrain walking(boolean byNumber, int seed) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed).stream("walk"));
        double a = 1000;
        double b = 1000;
        List<PulseTrain.Cycle> cycles = new ArrayList<>();
        for (int cycle = 0; cycle < 50; cycle++) {
            double[][] columns = new double[3][12];
            for (int i = 0; i < 12; i++) {
                columns[0][i] = byNumber ? i + 1 : 1.2 + 0.1 * i;
                columns[1][i] = a += 10 * normal.sample();
                columns[2][i] = b += 10 * normal.sample();
            }
            cycles.add(new PulseTrain.Cycle(columns[0], columns[1], columns[2]));
        }
        return new PulseTrain(byNumber, cycles);
    }

    @Test
    void the_same_train_gives_the_same_digits() {
        PulseTrain train = amplitude(new double[][] {around(1.7, 0.07), around(2.15, 0.06), around(2.6, 0.08)}, 60);
        assertThat(PulseFit.fit(train).report()).isEqualTo(PulseFit.fit(train).report());
    }

    @Test
    void refuses_one_cycle_and_amplitudes_that_fall() {
        PulseTrain.Cycle falling = new PulseTrain.Cycle(new double[] {1, 3, 2}, new double[3], new double[3]);
        assertThatThrownBy(() -> new PulseTrain(false, List.of(falling)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> new PulseTrain(false, List.of(falling, falling)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("rising places expected");
    }
}
