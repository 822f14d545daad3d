package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** Loops with thermal scatter of known median, read on a field grid whose phase is random. */
class SwitchingPointsCoverageTest {

    private static final double STEP = 5;

    @ParameterizedTest(name = "scatter {0} Oe, {1} cycles")
    @CsvSource({"1.5, 6", "2.5, 6", "8, 6"})
    void scatter_that_the_step_shows_is_covered(double scatter, int cycles) {
        check(scatter, scatter, cycles, 300, 0.08, 0.035);
    }

    @Tag("long")
    @ParameterizedTest(name = "scatter {0} Oe, {1} cycles")
    @CsvSource({"1.5, 6", "2.5, 6", "4, 6", "8, 6", "20, 6", "2.5, 3", "8, 3", "2.5, 12", "8, 12"})
    void scatter_that_the_step_shows_is_covered_on_two_thousand_devices(double scatter, int cycles) {
        check(scatter, scatter, cycles, 2000, 0.03, 0.015);
    }

    /** Below a quarter of a step the data cannot tell the scatter; coverage holds on average over what it may be. */
    @Tag("long")
    @Test
    void scatter_hidden_in_the_step_is_covered_on_average() {
        check(STEP / 40, STEP, 6, 4000, 0.03, 0.015);
    }

    /** The true law is not quite Gumbel: a barrier D (1 - H/H_k)^2 under a staircase of 1 Oe and 0.1 s a step. */
    @Tag("long")
    @ParameterizedTest(name = "barrier {0}")
    @CsvSource({"30", "60", "120"})
    void a_quadratic_barrier_is_covered_too(double barrier) {
        double[] notYet = survival(barrier);
        CoverageTally coercive = new CoverageTally();
        for (int seed = 1; seed <= 2000; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("barrier", barrier);
            List<Interval> ups = new ArrayList<>();
            List<Interval> downs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int up = step(notYet, random.nextDouble());
                int down = step(notYet, random.nextDouble());
                ups.add(new Interval(up - 1, up));
                downs.add(new Interval(-down, -down + 1));
            }
            SwitchingPoints fields = new SwitchingPoints(ups, downs, SwitchingPoints.Law.GUMBEL, "Oe");
            coercive.add(fields.coercive("Hc").estimate().orElseThrow(), median(notYet));
        }
        System.out.printf("rh quadratic barrier %.0f, median %.2f Oe: Hc %s%n", barrier, median(notYet), coercive);
        assertThat(coercive.at68()).isBetween(0.6527, 0.7127);
        assertThat(coercive.at95()).isBetween(0.935, 0.965);
    }

    /** Probability that the junction has not switched when it is read at field 0, 1, 2, ... Oe. */
    private static double[] survival(double barrier) {
        double[] notYet = new double[70];
        double hazard = 0;
        for (int h = 0; h < notYet.length; h++) {
            double height = 1 - h / 69.3;
            hazard += 0.1 / (1e-9 * Math.exp(barrier * height * height));
            notYet[h] = Math.exp(-hazard);
        }
        return notYet;
    }

    /** First field at which the junction is read switched. */
    private static int step(double[] notYet, double uniform) {
        int h = 0;
        while (h < notYet.length - 1 && notYet[h] > uniform) {
            h++;
        }
        return h;
    }

    private static double median(double[] notYet) {
        int h = step(notYet, 0.5);
        return h - 1 + (notYet[h - 1] - 0.5) / (notYet[h - 1] - notYet[h]);
    }

    private static void check(
            double smallest, double largest, int cycles, int devices, double tolerance68, double tolerance95) {
        CoverageTally coercive = new CoverageTally();
        CoverageTally offset = new CoverageTally();
        CoverageTally rising = new CoverageTally();
        for (int seed = 1; seed <= devices; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("loops", smallest, cycles);
            double scatter = smallest * Math.pow(largest / smallest, random.nextDouble());
            double up = 60 + STEP * random.nextDouble();
            double down = -40 + STEP * random.nextDouble();
            List<Interval> ups = new ArrayList<>();
            List<Interval> downs = new ArrayList<>();
            for (int i = 0; i < cycles; i++) {
                ups.add(bracket(up + scatter * standard(random)));
                Interval mirrored = bracket(-down + scatter * standard(random));
                downs.add(new Interval(-mirrored.high(), -mirrored.low()));
            }
            SwitchingPoints fields = new SwitchingPoints(ups, downs, SwitchingPoints.Law.GUMBEL, "Oe");
            coercive.add(fields.coercive("Hc").estimate().orElseThrow(), (up - down) / 2);
            offset.add(fields.offset("H_offset").estimate().orElseThrow(), (up + down) / 2);
            rising.add(fields.rising("Hup_0").estimate().orElseThrow(), up);
        }
        System.out.printf("rh scatter %.2f..%.2f, %d cycles: Hc %s%n", smallest, largest, cycles, coercive);
        System.out.printf("rh scatter %.2f..%.2f, %d cycles: H_offset %s%n", smallest, largest, cycles, offset);
        System.out.printf("rh scatter %.2f..%.2f, %d cycles: Hup %s%n", smallest, largest, cycles, rising);
        for (CoverageTally tally : List.of(coercive, offset, rising)) {
            assertThat(tally.at68()).isBetween(0.6827 - tolerance68, 0.6827 + tolerance68);
            assertThat(tally.at95()).isBetween(0.95 - tolerance95, 0.95 + tolerance95);
        }
    }

    /** Standard deviate of the Gumbel law with median 0: survival exp(-ln 2 exp(z)). */
    private static double standard(UniformRandomProvider random) {
        return Math.log(-Math.log(1 - random.nextDouble()) / Math.log(2));
    }

    private static Interval bracket(double field) {
        double low = STEP * Math.floor(field / STEP);
        return new Interval(low, low + STEP);
    }
}
