package io.mtjlab.analysis.rv;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RvFitTest {

    private static final double STEP = 0.02;
    private static final int QUARTER = 40;

    private final ZigguratSampler.NormalizedGaussian normal =
            ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(8).stream("rv"));
    private final List<double[]> rows = new ArrayList<>();
    private boolean[] high = {};

    /** Pulses 0, up, down to the negative end and back; cell k of 100 k ohm goes high at up[k], low at -down[k]. */
    private RvFitTest cycle(double[] up, double[] down) {
        high = high.length == 0 ? new boolean[up.length] : high;
        for (int i = 0; i <= 4 * QUARTER; i++) {
            int place = i <= QUARTER ? i : i <= 3 * QUARTER ? 2 * QUARTER - i : i - 4 * QUARTER;
            double volts = place * STEP;
            double ohms = 1000;
            for (int k = 0; k < up.length; k++) {
                high[k] = volts >= up[k] || volts > -down[k] && high[k];
                ohms += high[k] ? 100 * (k + 1) : 0;
            }
            rows.add(new double[] {volts, ohms + 3 * normal.sample()});
        }
        return this;
    }

    private FitResult fit() {
        return RvFit.fit(
                rows.stream().mapToDouble(r -> r[0]).toArray(),
                rows.stream().mapToDouble(r -> r[1]).toArray());
    }

    private static boolean holds(FitResult fit, String name, double truth) {
        return fit.estimate(name).orElseThrow().interval95().contains(truth);
    }

    @Test
    void a_threshold_lies_between_the_last_unswitched_and_the_first_switched_pulse() {
        FitResult fit = cycle(new double[] {0.433}, new double[] {0.517}).fit();
        Estimate up = fit.estimate("Vup_0").orElseThrow();
        assertThat(up.value()).isCloseTo(0.43, within(1e-6));
        assertThat(up.interval95().width()).isCloseTo(0.95 * STEP, within(1e-3 * STEP));
        assertThat(fit.value("Vdown_0")).isCloseTo(-0.51, within(1e-6));
        assertThat(fit.value("R_P")).isCloseTo(1000, within(4 * 3 / Math.sqrt(60)));
        assertThat(fit.value("R_AP")).isCloseTo(1100, within(4 * 3 / Math.sqrt(60)));
    }

    @Test
    void two_cells_have_four_levels_and_thresholds_counted_from_zero_on_both_sides() {
        FitResult fit =
                cycle(new double[] {0.251, 0.463}, new double[] {0.337, 0.549}).fit();
        assertThat(fit.value("n_levels")).isEqualTo(4);
        assertThat(holds(fit, "Vup_0", 0.251)).isTrue();
        assertThat(holds(fit, "Vup_1", 0.463)).isTrue();
        assertThat(holds(fit, "Vdown_0", -0.337)).isTrue();
        assertThat(holds(fit, "Vdown_1", -0.549)).isTrue();
        assertThat(holds(fit, "Vc_plus", 0.357)).isTrue();
        assertThat(holds(fit, "Vc_minus", -0.443)).isTrue();
    }

    @Test
    void cycles_are_averaged_and_their_scatter_is_told() {
        double[] shifts = {-0.05, 0.01, 0.03, -0.02, 0.04, -0.01, 0.02, -0.04, 0.05, -0.03};
        for (double shift : shifts) {
            cycle(new double[] {0.433 + shift}, new double[] {0.517 + shift});
        }
        FitResult fit = fit();
        assertThat(holds(fit, "Vup_0", 0.433)).isTrue();
        assertThat(fit.estimate("Vup_0").orElseThrow().interval95().width()).isLessThan(0.6 * STEP);
        // Of the ten shifts about their mean, 0.
        assertThat(holds(fit, "V_sd", Math.sqrt(0.011 / 9))).isTrue();
    }

    @Test
    void nothing_after_the_breakdown_counts() {
        cycle(new double[] {0.433}, new double[] {0.517});
        FitResult whole = fit();
        int broken = 2 * QUARTER + 70;
        cycle(new double[] {0.433}, new double[] {0.517});
        for (int i = broken + QUARTER; i < rows.size(); i++) {
            rows.get(i)[1] = 90 + 3 * normal.sample();
        }
        FitResult fit = fit();
        assertThat(fit.value("breakdown_V")).isEqualTo(rows.get(broken + QUARTER)[0]);
        assertThat(fit.value("R_P")).isCloseTo(whole.value("R_P"), within(3.0));
        assertThat(fit.report()).contains((rows.size() - broken - QUARTER) + " readings after the breakdown left out");
    }

    @Test
    void a_junction_that_never_switches_has_a_reason_and_no_threshold() {
        FitResult fit = cycle(new double[] {5}, new double[] {5}).fit();
        assertThat(fit.value("n_levels")).isEqualTo(1);
        for (String name : List.of("R_AP", "TMR", "Vup_0", "Vc_plus", "Vdown_0", "Vc_minus", "breakdown_V")) {
            assertThat(fit.estimate(name)).as(name).isEmpty();
        }
        assertThat(fit.report()).contains("one level only");
    }

    @Test
    void a_junction_that_does_not_come_back_tells_its_levels_and_no_threshold() {
        FitResult fit = cycle(new double[] {0.433}, new double[] {5}).fit();
        assertThat(fit.value("n_levels")).isEqualTo(2);
        assertThat(fit.value("level_1")).isCloseTo(1100, within(3.0));
        for (String name : List.of("R_AP", "TMR", "Vup_0", "Vc_plus", "Vdown_0", "Vc_minus")) {
            assertThat(fit.estimate(name)).as(name).isEmpty();
        }
        assertThat(fit.report()).contains("did not come back");
    }

    @Test
    void half_a_loop_tells_one_threshold() {
        cycle(new double[] {0.433}, new double[] {5});
        rows.subList(2 * QUARTER + 20, rows.size()).clear();
        FitResult fit = fit();
        assertThat(holds(fit, "Vup_0", 0.433)).isTrue();
        assertThat(fit.estimate("Vdown_0")).isEmpty();
        assertThat(fit.estimate("Vc_minus")).isEmpty();
    }

    @Test
    void random_walks_have_no_levels_and_no_thresholds() {
        int told = 0;
        for (int walk = 1; walk <= 40; walk++) {
            rows.clear();
            cycle(new double[] {5}, new double[] {5});
            double at = 0;
            for (double[] row : rows) {
                at += 3 * normal.sample();
                row[1] += at;
            }
            FitResult fit = fit();
            told += fit.estimate("Vup_0").isPresent() || fit.estimate("R_P").isPresent() ? 1 : 0;
        }
        assertThat(told).as("of 40 walks, seed 8").isLessThanOrEqualTo(2);
    }

    @Test
    void one_low_reading_at_the_end_is_said_and_counts_for_nothing() {
        FitResult whole = cycle(new double[] {0.433}, new double[] {0.517}).fit();
        rows.get(rows.size() - 1)[1] = 60;
        FitResult fit = fit();
        assertThat(fit.estimate("breakdown_V")).isEmpty();
        assertThat(fit.report()).contains("broke the barrier, or the contact was lost");
        assertThat(fit.value("n_levels")).isEqualTo(whole.value("n_levels"));
        assertThat(fit.value("R_P")).isCloseTo(whole.value("R_P"), within(0.5));
    }

    @Test
    void single_spikes_move_nothing() {
        cycle(new double[] {0.433}, new double[] {0.517});
        FitResult clean = fit();
        rows.get(9)[1] += 250;
        rows.get(77)[1] -= 180;
        rows.get(131)[1] += 300;
        FitResult fit = fit();
        assertThat(fit.value("n_levels")).isEqualTo(2);
        assertThat(fit.value("Vup_0")).isCloseTo(clean.value("Vup_0"), within(1e-3 * STEP));
        assertThat(fit.value("R_AP"))
                .isCloseTo(
                        clean.value("R_AP"),
                        within(clean.estimate("R_AP").orElseThrow().standardError()));
    }

    @Test
    void refuses_one_voltage_and_too_few_rows() {
        assertThatThrownBy(() -> RvFit.fit(new double[] {1, 1, 1, 1, 1}, new double[] {1, 2, 1, 2, 1}))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("everywhere");
        assertThatThrownBy(() -> RvFit.fit(new double[] {0, 1}, new double[] {1, 2}))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at least 4");
    }
}
