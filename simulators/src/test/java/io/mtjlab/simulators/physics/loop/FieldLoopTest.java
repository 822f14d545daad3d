package io.mtjlab.simulators.physics.loop;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.ConductanceLaw;
import io.mtjlab.simulators.physics.loop.FieldLoop.Axis;
import io.mtjlab.simulators.physics.loop.FieldLoop.Point;
import io.mtjlab.simulators.physics.magnetic.MagneticJunction;
import io.mtjlab.simulators.physics.magnetic.MagneticPreset;
import io.mtjlab.simulators.physics.resonance.StfmrModel;
import io.mtjlab.simulators.physics.telegraph.SpinTorqueBias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FieldLoopTest {

    @ParameterizedTest
    @CsvSource({"10, .673805", "30, .524016", "45, .5", "60, .524016", "80, .673805"})
    void the_minimum_vanishes_on_stoner_and_wohlfarth_s_astroid(double degrees, double reduced) {
        assertThat(barrier(0.98 * reduced, degrees)).isFinite().isPositive();
        assertThat(new EnergyLandscape(easy(1.02 * reduced, degrees), hard(1.02 * reduced, degrees)).slide(0))
                .isGreaterThan(Math.PI / 2);
    }

    private static double barrier(double h, double degrees) {
        EnergyLandscape landscape = new EnergyLandscape(easy(h, degrees), hard(h, degrees));
        double phi = landscape.slide(0);
        assertThat(phi).isLessThan(Math.PI / 2);
        return landscape.barrier(phi);
    }

    private static double easy(double h, double degrees) {
        return -h * Math.cos(Math.toRadians(degrees));
    }

    private static double hard(double h, double degrees) {
        return h * Math.sin(Math.toRadians(degrees));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.3", "-0.5"})
    void along_the_easy_axis_the_barrier_is_that_of_neel(double h) {
        assertThat(new EnergyLandscape(h, 0).barrier(0)).isCloseTo((1 + h) * (1 + h), within(1e-3));
    }

    private static List<Point> sweep(double stability, Axis axis, double secondsPerStep, long seed) {
        SyntheticAntiferromagnet.Layers rigid = new SyntheticAntiferromagnet.Layers(1e7, 1, 1e7, 60, true);
        LoopPreset layers = new LoopPreset(new ConductanceLaw(100, 200), 100, stability, 0, rigid, 300);
        return sweep(layers, new FieldLoop(axis, -150, 150, 1, secondsPerStep, 300), seed);
    }

    private static List<Point> sweep(LoopPreset layers, FieldLoop loop, long seed) {
        MagneticPreset preset = new MagneticPreset(
                layers, new StfmrModel(List.of(), Double.POSITIVE_INFINITY), SpinTorqueBias.NONE, 10, Optional.empty());
        return loop.sweep(new MagneticJunction(preset, RandomStreams.of(seed)), 0, share -> {});
    }

    private static double switchDown(List<Point> points) {
        return points.stream()
                .filter(p -> !p.rising() && p.ohms() > 150)
                .findFirst()
                .orElseThrow()
                .fieldOersted();
    }

    @Test
    void without_heat_it_switches_at_the_anisotropy_field() {
        assertThat(switchDown(sweep(1e9, Axis.EASY, 1, 1))).isCloseTo(-100, within(2.0));
    }

    @Test
    void a_slow_sweep_switches_earlier_by_what_the_logarithm_of_the_rate_says() {
        double slow = 0;
        double fast = 0;
        for (int seed = 0; seed < 20; seed++) {
            slow += switchDown(sweep(60, Axis.EASY, 1, seed)) / 20;
            fast += switchDown(sweep(60, Axis.EASY, 1e-6, seed)) / 20;
        }
        // hazard over a sweep: step/tau summed over fields within about H_k (1 - |h|)/(2 D (1 - |h|)^2) of the switch
        assertThat(slow).isCloseTo(-expected(1), within(2.0));
        assertThat(fast).isCloseTo(-expected(1e-6), within(2.0));
    }

    /** Median switching field: the hazard of the staircase sums up to ln 2. */
    private static double expected(double secondsPerStep) {
        double hazard = 0;
        for (int h = -100; h <= 100; h++) {
            hazard += secondsPerStep * 1e9 * Math.exp(-60 * Math.pow(1 - h / 100.0, 2));
            if (hazard > Math.log(2)) {
                return h;
            }
        }
        throw new AssertionError("no switch");
    }

    @Test
    void along_the_hard_axis_it_turns_without_hysteresis() {
        List<Point> points = sweep(1e9, Axis.HARD, 1, 1);
        for (Point p : points) {
            double sin = Math.min(1, Math.abs(p.fieldOersted()) / 100);
            double cos = Math.sqrt(1 - sin * sin);
            double g = ((1 + cos) / 100 + (1 - cos) / 200) / 2;
            double mirrored = ((1 - cos) / 100 + (1 + cos) / 200) / 2;
            assertThat(Math.min(Math.abs(p.ohms() * g - 1), Math.abs(p.ohms() * mirrored - 1)))
                    .as("at %s Oe", p.fieldOersted())
                    .isLessThan(0.01);
        }
    }

    @Test
    void the_major_loop_of_kumar_goes_parallel_antiparallel_parallel_on_its_way_down() {
        List<Point> points = sweep(LoopPreset.kumar2024(1.6), new FieldLoop(Axis.EASY, -3000, 3000, 10, 1, 300), 2);
        assertThat(at(points, 3000)).isCloseTo(25_200, within(1.0));
        assertThat(at(points, 500)).isCloseTo(33_800, within(1.0));
        assertThat(at(points, 0)).isCloseTo(33_800, within(1.0));
        assertThat(at(points, -200)).isCloseTo(25_200, within(1.0));
        double fell = points.stream()
                .filter(p -> !p.rising() && p.fieldOersted() < 500 && p.ohms() < 30_000)
                .findFirst()
                .orElseThrow()
                .fieldOersted();
        assertThat(fell).isBetween(-130.0, -70.0);
    }

    private static double at(List<Point> points, double field) {
        return points.stream()
                .filter(p -> !p.rising() && p.fieldOersted() == field)
                .findFirst()
                .orElseThrow()
                .ohms();
    }

    @Test
    void the_loop_of_luo_is_shifted_to_positive_fields_and_has_the_paper_s_resistances() {
        List<Point> points = sweep(LoopPreset.luo2023(), new FieldLoop(Axis.EASY, -400, 400, 1, 1, 300), 2);
        assertThat(at(points, 400)).isCloseTo(120, within(1e-6));
        assertThat(at(points, -400)).isCloseTo(257, within(1e-6));
        double down = points.stream()
                .filter(p -> !p.rising() && p.ohms() > 188)
                .findFirst()
                .orElseThrow()
                .fieldOersted();
        double up = points.stream()
                .filter(p -> p.rising() && p.ohms() < 188)
                .findFirst()
                .orElseThrow()
                .fieldOersted();
        assertThat((up + down) / 2).isCloseTo(6, within(3.0));
    }
}
