package io.mtjlab.analysis.mh;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MhFitTest {

    /** From +400 Oe down and back in steps of 8 Oe, with noise of 0.01 emu. */
    private static MhFit.Cycle loop(DoubleUnaryOperator falling, DoubleUnaryOperator rising) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(5).stream("mh"));
        double[] field = new double[201];
        double[] moment = new double[201];
        for (int i = 0; i < field.length; i++) {
            field[i] = i <= 100 ? 400 - 8 * i : 8 * i - 1200;
            moment[i] = (i <= 100 ? falling : rising).applyAsDouble(field[i]) + 0.01 * normal.sample();
        }
        return new MhFit.Cycle(field, moment);
    }

    private static double ramp(double z) {
        return Math.max(-1, Math.min(1, z));
    }

    /** Ramps of half width 60 Oe at 50 and -110 Oe, moment 2 emu, background -0.001 emu/Oe. */
    @Test
    void a_sheared_biased_loop_gives_back_what_it_was_made_of() {
        FitResult fit = MhFit.standard()
                .withVolumeCm3(4e-3)
                .fit(List.of(loop(
                        h -> 2 * ramp((h + 110) / 60) - 0.001 * h, h -> 2 * ramp((h - 50) / 60) - 0.001 * h)));
        near(fit, "m_s", 2);
        near(fit, "Hc", 80);
        near(fit, "H_ex", -30);
        near(fit, "Hs", 80 + 0.95 * 60);
        near(fit, "chi", -0.001);
        // At zero field the falling branch is saturated, the rising one at -50/60.
        near(fit, "m_r", 2 * 0.5 * (1 + 50.0 / 60));
        assertThat(fit.value("M_s")).isCloseTo(fit.value("m_s") / 4e-3, within(1e-9));
    }

    @Test
    void a_sharp_loop_tells_fields_to_a_step_and_no_saturation_field() {
        FitResult fit = MhFit.standard().fit(List.of(loop(h -> h > -101 ? 1 : -1, h -> h > 103 ? 1 : -1)));
        Estimate down = fit.estimate("Hdown").orElseThrow();
        assertThat(down.interval95().contains(-101)).isTrue();
        assertThat(down.interval95().width()).isCloseTo(0.95 * 8, within(1e-9));
        assertThat(fit.estimate("Hc").orElseThrow().interval95().contains(102)).isTrue();
        near(fit, "m_r", 1);
        assertThat(((Undetermined) fit.outcome("Hs")).reason()).contains("within one step");
    }

    @Test
    void a_straight_line_holds_no_loop() {
        FitResult fit = MhFit.standard().fit(List.of(loop(h -> -0.002 * h, h -> -0.002 * h)));
        assertThat(fit.outcomes()).noneMatch(o -> o.determined());
        assertThat(fit.report()).contains("straight line");
    }

    @Test
    void one_branch_tells_its_field_and_no_coercivity() {
        double[] field = java.util.Arrays.copyOf(loop(h -> 0, h -> 0).oersted(), 101);
        double[] moment =
                java.util.Arrays.copyOf(loop(h -> ramp((h + 60) / 40), h -> 0).emu(), 101);
        FitResult fit = MhFit.standard().fit(List.of(new MhFit.Cycle(field, moment)));
        near(fit, "Hdown", -60);
        assertThat(fit.estimate("Hc")).isEmpty();
        assertThat(fit.report()).contains("only one branch was measured");
    }

    @Test
    void a_loop_that_does_not_saturate_has_no_saturation_field() {
        FitResult fit = MhFit.standard().fit(List.of(loop(h -> ramp((h + 30) / 600), h -> ramp((h - 30) / 600))));
        assertThat(fit.estimate("Hs")).isEmpty();
    }

    @Test
    void two_reversals_on_a_branch_are_said_not_to_be_described() {
        FitResult fit = MhFit.standard()
                .fit(List.of(loop(
                        h -> ramp((h + 200) / 20) + ramp((h - 100) / 20),
                        h -> ramp((h - 200) / 20) + ramp((h - 300) / 20))));
        assertThat(fit.report()).contains("does not describe this loop");
    }

    @Test
    void a_moment_that_steps_once_and_does_not_come_back_is_no_loop() {
        FitResult fit = MhFit.standard().fit(List.of(loop(h -> h > -101 ? 1 : -1, h -> -1)));
        assertThat(fit.outcomes()).noneMatch(o -> o.determined());
        assertThat(fit.report()).contains("does not reverse on both branches");
    }

    @Test
    void random_walks_are_no_loops() {
        int told = 0;
        for (long seed = 1; seed <= 8; seed++) {
            ZigguratSampler.NormalizedGaussian normal =
                    ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed).stream("walk"));
            MhFit.Cycle flat = loop(h -> 0, h -> 0);
            double at = 0;
            for (int i = 0; i < flat.emu().length; i++) {
                at += 0.02 * normal.sample();
                flat.emu()[i] += at;
            }
            told += MhFit.standard().fit(List.of(flat)).estimate("Hc").isPresent() ? 1 : 0;
        }
        assertThat(told).as("of 8 walks, seeds 1 to 8").isLessThanOrEqualTo(1);
    }

    @Test
    void refuses_a_volume_that_is_none_and_too_few_readings() {
        assertThatThrownBy(() -> MhFit.standard().withVolumeCm3(0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> MhFit.standard()
                        .fit(List.of(new MhFit.Cycle(new double[] {0, 1, 2, 1}, new double[] {0, 1, 1, 0}))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at least 10");
    }

    private static void near(FitResult fit, String name, double truth) {
        Estimate found = fit.estimate(name).orElseThrow();
        assertThat(found.value()).as(name).isCloseTo(truth, within(4 * found.standardError()));
        assertThat(found.standardError()).as(name).isLessThan(0.05 * Math.max(Math.abs(truth), 1e-4));
    }
}
