package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class RhFitTest {

    /** -400 to 400 to -400 Oe in 5 Oe steps; AP below, P above, switching at the given fields. */
    private static RhFit.Cycle cycle(double up, double down, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("loop");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<double[]> rows = new ArrayList<>();
        boolean inP = false;
        for (int i = -80; i <= 80; i++) {
            inP = inP || 5 * i >= up;
            rows.add(new double[] {5 * i, (inP ? 120 : 257) + 0.2 * normal.sample()});
        }
        for (int i = 79; i >= -80; i--) {
            inP = inP && 5 * i > down;
            rows.add(new double[] {5 * i, (inP ? 120 : 257) + 0.2 * normal.sample()});
        }
        return new RhFit.Cycle(
                rows.stream().mapToDouble(r -> r[0]).toArray(),
                rows.stream().mapToDouble(r -> r[1]).toArray());
    }

    @Test
    void levels_magnetoresistance_and_fields_come_out() {
        List<RhFit.Cycle> cycles = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            cycles.add(cycle(62 + k, -41 - k, k + 1));
        }
        FitResult fit = RhFit.standard().withSeriesOhms(6.2).fit(cycles);
        System.out.println(fit.report());
        assertThat(fit.value("R_P")).isCloseTo(120, offset(0.03));
        assertThat(fit.value("R_AP")).isCloseTo(257, offset(0.03));
        assertThat(fit.value("TMR")).isCloseTo(137.0 / 120, offset(1e-3));
        assertThat(fit.value("TMR_corrected")).isCloseTo(137.0 / 113.8, offset(1e-3));
        assertThat(fit.estimate("Hc").orElseThrow().interval95().contains(54)).isTrue();
        assertThat(fit.estimate("H_offset").orElseThrow().interval95().contains(10.5))
                .isTrue();
    }

    /** Of one or three cycles, with more or less white noise on top; levels of a walk are none. */
    @Test
    void random_walks_have_no_levels_and_no_switching_fields() {
        int told = 0;
        for (long seed = 1; seed <= 30; seed++) {
            ZigguratSampler.NormalizedGaussian normal =
                    ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed).stream("walk"));
            List<RhFit.Cycle> cycles = new ArrayList<>();
            double at = 1000;
            for (int cycle = 0; cycle < 1 + 2 * (seed % 2); cycle++) {
                double[] oersted = new double[162];
                double[] ohms = new double[162];
                for (int i = 0; i < 162; i++) {
                    oersted[i] = i < 81 ? i - 40 : 121 - i;
                    at += 2 * normal.sample();
                    ohms[i] = at + seed % 4 * normal.sample();
                }
                cycles.add(new RhFit.Cycle(oersted, ohms));
            }
            FitResult fit = RhFit.standard().fit(cycles);
            told += fit.outcomes().stream()
                            .anyMatch(o -> o.determined()
                                    && o.estimate().orElseThrow().name().matches("H.*|R_.*|TMR"))
                    ? 1
                    : 0;
        }
        assertThat(told).as("of 30 walks, seeds 1 to 30").isLessThanOrEqualTo(2);
    }

    @Test
    void a_loop_that_never_switches_has_a_reason_and_no_value() {
        FitResult fit = RhFit.standard().fit(List.of(cycle(1000, -1000, 3)));
        assertThat(fit.estimate("Hc")).isEmpty();
        assertThat(fit.report()).contains("one level only");
    }

    @Test
    void a_loop_that_does_not_switch_back_tells_its_levels_and_no_field() {
        FitResult fit = RhFit.standard().fit(List.of(cycle(50, -1000, 3)));
        assertThat(fit.value("n_levels")).isEqualTo(2);
        assertThat(fit.value("level_0")).isCloseTo(120, offset(0.1));
        for (String name : List.of("R_P", "TMR", "Hup_0", "Hdown_0", "Hc", "H_offset")) {
            assertThat(fit.estimate(name)).as(name).isEmpty();
        }
        assertThat(fit.report()).contains("did not come back");
    }

    @Test
    void one_branch_tells_its_field() {
        RhFit.Cycle whole = cycle(50, -1000, 3);
        RhFit.Cycle rising = new RhFit.Cycle(Arrays.copyOf(whole.oersted(), 161), Arrays.copyOf(whole.ohms(), 161));
        FitResult fit = RhFit.standard().fit(List.of(rising));
        assertThat(fit.value("Hup_0")).isBetween(45.0, 50.0);
        assertThat(fit.estimate("Hdown_0")).isEmpty();
        assertThat(fit.estimate("Hc")).isEmpty();
    }

    /** A random walk of half an ohm from reading to reading, beside levels 137 ohm apart. */
    @Test
    void a_contact_that_creeps_hides_no_loop() {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(5).stream("creep"));
        RhFit.Cycle loop = cycle(62, -41, 9);
        double[] ohms = loop.ohms().clone();
        double at = 0;
        for (int i = 0; i < ohms.length; i++) {
            at += 0.5 * normal.sample();
            ohms[i] += at;
        }
        FitResult fit = RhFit.standard().fit(List.of(new RhFit.Cycle(loop.oersted(), ohms)));
        assertThat(fit.value("Hc")).isBetween(48.0, 54.0);
    }

    @Test
    void angles_follow_the_conductance_law() {
        assertThat(Conductance.angleDegrees(184.0, 120.0, 257.0)).isCloseTo(107.8, offset(0.05));
        assertThat(Conductance.ohms(141, 120, 257)).isCloseTo(228.0, offset(0.05));
        assertThat(Conductance.angleDegrees(238.0, 120.0, 257.0)).isCloseTo(149.3, offset(0.05));
    }

    @Test
    void hard_axis_levels_become_angles() {
        UniformRandomProvider random = RandomStreams.of(5).stream("hard");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] field = new double[84];
        double[] ohms = new double[84];
        for (int i = 0; i < field.length; i++) {
            field[i] = 16 + 0.25 * i;
            ohms[i] = (random.nextDouble() < 0.5 ? 184 : 238) + 0.3 * normal.sample();
        }
        FitResult loop = RhFit.standard().fit(List.of(cycle(60, -50, 1)));
        FitResult fit = HardAxisSweep.fit(
                field,
                ohms,
                16,
                36,
                loop.estimate("R_P"),
                Optional.of(loop.estimate("R_AP").orElseThrow()));
        assertThat(fit.value("R_low")).isCloseTo(184, offset(0.2));
        assertThat(fit.value("angle_low")).isCloseTo(107.8, offset(0.3));
        assertThat(fit.value("angle_high")).isCloseTo(149.3, offset(0.5));
    }
}
