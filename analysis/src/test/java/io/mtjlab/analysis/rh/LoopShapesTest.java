package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** Sheared and major loops, cycles, drift and outliers; R between 1000 and 1500 ohm with noise of 8. */
class LoopShapesTest {

    private final ZigguratSampler.NormalizedGaussian normal =
            ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(12).stream("shapes"));

    private interface Shape {
        /** Cosine between the layers, 1 for AP. */
        double cosine(double oersted, boolean rising);
    }

    /** From -150 to {@code top} Oe and back in steps of 4 Oe. */
    private RhFit.Cycle cycle(double top, Shape shape, IntToDoubleFunction extra) {
        List<double[]> rows = new ArrayList<>();
        int steps = (int) ((top + 150) / 4);
        for (int i = 0; i <= 2 * steps; i++) {
            double h = -150 + 4 * (i <= steps ? i : 2 * steps - i);
            double m = shape.cosine(h, i <= steps);
            double ohms = 2 / ((1 - m) / 1000 + (1 + m) / 1500);
            rows.add(new double[] {h, ohms + 8 * normal.sample() + extra.applyAsDouble(i)});
        }
        return new RhFit.Cycle(
                rows.stream().mapToDouble(r -> r[0]).toArray(),
                rows.stream().mapToDouble(r -> r[1]).toArray());
    }

    private static double sheared(double h, boolean rising) {
        return Math.max(-1, Math.min(1, (h - (rising ? 45 : -25)) / 22));
    }

    private static double sharp(double h, boolean rising) {
        return h >= (rising ? 45.3 : -25.7) ? 1 : -1;
    }

    /** The reference layer turns around 330 Oe. */
    private static double major(double h, boolean rising) {
        return -sharp(h, rising) * Math.tanh((h - 330) / 30);
    }

    private static void holds(FitResult fit, String name, double truth) {
        assertThat(fit.estimate(name).orElseThrow().interval95().contains(truth))
                .as("%s %s holds %s", name, fit.estimate(name).orElseThrow(), truth)
                .isTrue();
    }

    @Test
    void a_sheared_loop_tells_its_saturation_field() {
        FitResult fit = RhFit.standard().fit(List.of(cycle(150, LoopShapesTest::sheared, i -> 0)));
        holds(fit, "Hup_0", 45);
        holds(fit, "Hdown_0", -25);
        holds(fit, "Hc", 35);
        holds(fit, "H_offset", 10);
        holds(fit, "Hs", 57);
        holds(fit, "R_P", 1000);
        holds(fit, "R_AP", 1500);
        assertThat(fit.find("H_RL")).isEmpty();
    }

    @Test
    void a_sheared_loop_that_drifts_is_still_one_and_says_so_in_its_errors() {
        FitResult fit = RhFit.standard().fit(List.of(cycle(150, LoopShapesTest::sheared, i -> 0.3 * (i - 75))));
        holds(fit, "Hs", 57);
        holds(fit, "R_AP", 1500);
        // The root mean square of a line from -22.5 to 22.5 ohm.
        assertThat(fit.estimate("R_AP").orElseThrow().standardError()).isBetween(10.0, 17.0);
    }

    @Test
    void a_major_loop_tells_both_layers() {
        FitResult fit = RhFit.standard().fit(List.of(cycle(500, LoopShapesTest::major, i -> 0)));
        holds(fit, "H_RL", 330);
        holds(fit, "Hup_0", 45.3);
        holds(fit, "Hdown_0", -25.7);
        holds(fit, "Hc", 35.5);
        holds(fit, "TMR", 0.5);
        assertThat(fit.value("n_levels")).isEqualTo(2);
        assertThat(fit.find("Hs")).isEmpty();
    }

    @Test
    void a_major_loop_that_drifts_keeps_its_reference_field() {
        FitResult fit = RhFit.standard().fit(List.of(cycle(500, LoopShapesTest::major, i -> 0.12 * (i - 162))));
        holds(fit, "H_RL", 330);
        holds(fit, "Hc", 35.5);
        holds(fit, "R_P", 1000);
    }

    @Test
    void cycles_are_averaged_over_those_measured() {
        double[] shifts = {-6, 3, 5, -4, 2};
        List<RhFit.Cycle> cycles = new ArrayList<>();
        for (double shift : shifts) {
            cycles.add(cycle(150, (h, rising) -> sharp(h - shift, rising), i -> 0));
        }
        FitResult fit = RhFit.standard().fit(cycles);
        holds(fit, "Hc", 35.5);
        holds(fit, "H_offset", 9.8);
        // Of one step each, over five cycles: 4/sqrt(12 5).
        assertThat(fit.estimate("Hup_0").orElseThrow().standardError()).isBetween(0.45, 0.6);
    }

    @Test
    void outliers_are_no_levels() {
        FitResult fit = RhFit.standard()
                .fit(List.of(cycle(150, LoopShapesTest::sharp, i -> i % 31 == 17 ? 700 : i == 40 ? -900 : 0)));
        assertThat(fit.value("n_levels")).isEqualTo(2);
        holds(fit, "R_AP", 1500);
        holds(fit, "Hup_0", 45.3);
    }

    /** Levels that lean, the noise in shares of the step; a hundredth of it is a thousand noises. */
    @Test
    void levels_that_lean_the_same_way_up_and_down_are_no_steps_and_do_not_hide_them() {
        for (double lean : new double[] {1e-4, 1e-3, 1e-2, 0.1}) {
            for (double noise : new double[] {1e-5, 2e-4, 2e-3}) {
                FitResult fit = RhFit.standard().fit(leaning(lean, noise));
                assertThat(fit.value("n_levels"))
                        .as("lean %s, noise %s", lean, noise)
                        .isEqualTo(2);
                holds(fit, "Hup_0", (42.4 + 42.4 + 37.5) / 3);
                holds(fit, "Hdown_0", -27.2);
                assertThat(fit.estimate("Hup_0").orElseThrow().interval95().width())
                        .isLessThan(10);
            }
        }
    }

    /** Three cycles of a step of 137 ohm; the high level falls by {@code lean} of it over the sweep, the low one rises a tenth. */
    private List<RhFit.Cycle> leaning(double lean, double noise) {
        double step = 137;
        List<RhFit.Cycle> cycles = new ArrayList<>();
        for (double up : new double[] {42.4, 42.4, 37.5}) {
            double[] oersted = new double[322];
            double[] ohms = new double[322];
            for (int i = 0; i < oersted.length; i++) {
                boolean rising = i < 161;
                oersted[i] = -400 + 5 * (rising ? i : 321 - i);
                boolean low = oersted[i] > (rising ? up : -27.2);
                double turned = step * lean * oersted[i] / 800;
                ohms[i] = (low ? 126.28 + 0.1 * turned : 263.26 - turned) + step * noise * normal.sample();
            }
            cycles.add(new RhFit.Cycle(oersted, ohms));
        }
        return cycles;
    }
}
