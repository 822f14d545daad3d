package io.mtjlab.app.fits;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A device under a carrier that loses another power on its way than the bench file says: what the card tells of it. The
 * rectified volts are in proportion to the power; the threshold of its switching moves by so much a decibel.
 */
class RfLossBudgetTest {

    private static final long SEED = 5;
    private static final double LOSS_DB_SE = 0.3;
    private static final double LN_POWER_PER_DB = Math.log(10) / 10;

    private static final double RESONANCE = 1.9e9;
    private static final double WIDTH = 1.2e8;
    private static final double SYMMETRIC = 4e-6;
    private static final double ANTISYMMETRIC = -6e-6;
    private static final double VOLTS_NOISE = 2e-8;

    private static final double[] LEVELS = {-30, -25, -20};
    private static final double ALPHA = 1.2;
    private static final double OERSTED_PER_DB = -0.4;
    private static final int TRIALS = 2000;

    @TempDir
    Path folder;

    /** Where the sigmoid's middle is at a level at the generator, if the path loses {@code moreDb} more than is said. */
    private static double middle(double dbm, double moreDb) {
        return 25 + OERSTED_PER_DB * (dbm - moreDb + 25);
    }

    private static void measure(
            RunStore runs,
            double moreDb,
            OptionalDouble stated,
            ZigguratSampler.NormalizedGaussian normal,
            UniformRandomProvider dice)
            throws InterruptedException {
        DrivenClock clock = new DrivenClock();
        RunWriter run = runs.begin(RunHeader.of("carrier", "bench", 1, "mtjlab test"), clock);
        spectrum(run, moreDb, stated, normal);
        run.step("trials", "switching-probability", Map.of());
        for (double dbm : LEVELS) {
            for (int i = -4; i <= 4; i++) {
                double oersted = 25 + i;
                UnitWriter unit = run.unit(
                        "trials",
                        new UnitSpec(
                                "H=" + oersted + "/rf=" + dbm,
                                "trials",
                                Map.of("field_oersted", oersted, "rf_dbm", dbm, "axis", "hard"),
                                List.of(Column.of("R", Unit.OHM)),
                                1));
                notes(unit, oersted, dbm, stated);
                double p = 1 / (1 + Math.exp(-ALPHA * (oersted - middle(dbm, moreDb))));
                int hits = (int) IntStream.range(0, TRIALS)
                        .filter(k -> dice.nextDouble() < p)
                        .count();
                unit.note("k", hits);
                unit.note("n", TRIALS);
                unit.appendAll(new double[][] {{100}});
                unit.complete();
            }
        }
        run.finish(RunStatus.DONE, "");
    }

    private static void spectrum(
            RunWriter run, double moreDb, OptionalDouble stated, ZigguratSampler.NormalizedGaussian normal)
            throws InterruptedException {
        run.step("line", "stfmr", Map.of());
        UnitWriter unit = run.unit(
                "line",
                new UnitSpec(
                        "H=30",
                        "line",
                        Map.of("field_oersted", 30.0, "rf_dbm", -15.0, "axis", "hard", "bias_amperes", 0.0),
                        List.of(Column.of("f", Unit.HERTZ), Column.of("V", Unit.VOLT)),
                        1));
        int points = 121;
        double[][] rows = new double[2][points];
        for (int i = 0; i < points; i++) {
            double f = RESONANCE + (i - points / 2) * WIDTH / 15;
            double x = 2 * (f - RESONANCE) / WIDTH;
            rows[0][i] = f;
            rows[1][i] = Math.pow(10, -moreDb / 10) * (SYMMETRIC - 2 * ANTISYMMETRIC * x) / (1 + x * x)
                    + VOLTS_NOISE * normal.sample();
        }
        notes(unit, 30, -15, stated);
        unit.note("lockin_gain_se", 0.0);
        unit.appendAll(rows);
        unit.complete();
    }

    private static void notes(UnitWriter unit, double oersted, double dbm, OptionalDouble stated) {
        Map<String, Object> notes = new HashMap<>(Map.of(
                "field_oersted", oersted,
                "field_statistical_se_oersted", 0.0,
                "field_gain_se", 0.0,
                "field_offset_se_oersted", 0.0,
                "rf_dbm", dbm,
                "rf_megahertz", 1900.0,
                "rf_level_se_db", 0.0));
        stated.ifPresent(decibel -> notes.put("rf_loss_se_db", decibel));
        notes.forEach(unit::note);
    }

    private static UncertaintyBudget budget(DeviceCard card, String name) {
        Conditions asked = name.startsWith("sigmoid") ? Conditions.of(Map.of("rf_dbm", -25.0)) : Conditions.NONE;
        return card.parameter(name, asked).budget().orElseThrow();
    }

    private static DeviceCard card(RunStore runs, String id) {
        return RunFits.of(runs.run(id)).onto(DeviceCard.forDevice("cell"));
    }

    /** One spectrum does not tell by how much its line moves with the field, nor what crosses that field does to it. */
    @Test
    void a_line_at_one_field_says_that_the_errors_of_the_field_are_in_no_interval() throws InterruptedException {
        try (RunStore runs = RunStore.open(folder.resolve("store"))) {
            measure(runs, 0, OptionalDouble.of(LOSS_DB_SE), dice("one"), random("one"));
            UncertaintyBudget line = budget(card(runs, "r0001"), "stfmr.fr");
            assertThat(line.unstated())
                    .containsExactly("crossed field", Calibration.FIELD_GAIN, Calibration.FIELD_OFFSET);
            assertThat(line.calibrationTotal()).isZero();
        }
    }

    @Test
    void a_rectified_voltage_moves_by_a_tenth_of_ln_10_a_decibel_and_its_resonance_not_at_all()
            throws InterruptedException {
        try (RunStore runs = RunStore.open(folder.resolve("store"))) {
            measure(runs, 0, OptionalDouble.of(LOSS_DB_SE), dice("closed"), random("closed"));
            DeviceCard card = card(runs, "r0001");
            for (String name : List.of("stfmr.VS", "stfmr.VA")) {
                UncertaintyBudget budget = budget(card, name);
                assertThat(budget.calibration().get(Calibration.RF_LOSS))
                        .as(name)
                        .isCloseTo(-budget.value() * LN_POWER_PER_DB * LOSS_DB_SE, within(1e-18));
                assertThat(budget.calibrationTotal())
                        .isCloseTo(Math.abs(budget.value()) * LN_POWER_PER_DB * LOSS_DB_SE, within(1e-18));
                assertThat(budget.unstated()).isEmpty();
            }
            for (String name : List.of("stfmr.fr", "stfmr.df")) {
                assertThat(budget(card, name).calibration()).as(name).doesNotContainKey(Calibration.RF_LOSS);
            }
            assertThat(budget(card, "stfmr.df").unstated()).isEmpty();
            UncertaintyBudget beta = budget(card, "sigmoid.beta");
            assertThat(beta.calibration().get(Calibration.RF_LOSS))
                    .isCloseTo(-OERSTED_PER_DB * LOSS_DB_SE, within(0.05 * 0.4 * LOSS_DB_SE));
        }
    }

    @Test
    void a_loss_whose_error_the_bench_does_not_state_is_named_and_adds_nothing() throws InterruptedException {
        try (RunStore runs = RunStore.open(folder.resolve("store"))) {
            measure(runs, 0, OptionalDouble.empty(), dice("unstated"), random("unstated"));
            DeviceCard card = card(runs, "r0001");
            for (String name : List.of("stfmr.VS", "stfmr.VA", "sigmoid.alpha", "sigmoid.beta")) {
                UncertaintyBudget budget = budget(card, name);
                assertThat(budget.unstated()).as(name).containsExactly(Calibration.RF_LOSS);
                assertThat(budget.calibrationTotal()).as(name).isZero();
            }
            assertThat(card.show())
                    .contains("RF loss (moves sigmoid.alpha, sigmoid.beta, stfmr.VA, stfmr.VC, stfmr.VS)");
        }
    }

    @Test
    void over_benches_with_another_loss_the_total_interval_holds_the_truth() throws InterruptedException {
        requireCoverage(40);
    }

    @Test
    @Tag("long")
    void over_many_benches_with_another_loss_the_total_interval_holds_the_truth() throws InterruptedException {
        requireCoverage(1000);
    }

    private void requireCoverage(int benches) throws InterruptedException {
        Map<String, Double> truth = Map.of(
                "stfmr.VS",
                SYMMETRIC,
                "stfmr.VA",
                ANTISYMMETRIC,
                "sigmoid.alpha",
                ALPHA,
                "sigmoid.beta",
                middle(-25, 0));
        Map<String, int[]> held = new HashMap<>();
        try (RunStore runs = RunStore.open(folder.resolve("store"))) {
            for (int i = 1; i <= benches; i++) {
                var normal = dice("bench", i);
                measure(runs, LOSS_DB_SE * normal.sample(), OptionalDouble.of(LOSS_DB_SE), normal, random("trials", i));
                DeviceCard card = card(runs, String.format("r%04d", i));
                truth.forEach((name, is) -> {
                    UncertaintyBudget budget = budget(card, name);
                    int[] count = held.computeIfAbsent(name, key -> new int[3]);
                    count[0] += budget.interval68().contains(is) ? 1 : 0;
                    count[1] += budget.interval95().contains(is) ? 1 : 0;
                    count[2] += budget.statistical95().contains(is) ? 1 : 0;
                });
            }
        }
        held.forEach((name, count) -> {
            String what = String.format(
                    "seed %d, %s: %.3f / %.3f of %d, statistical alone %.3f",
                    SEED,
                    name,
                    count[0] / (double) benches,
                    count[1] / (double) benches,
                    benches,
                    count[2] / (double) benches);
            System.out.println(what);
            assertThat(count[0]).as(what).isBetween(quantile(benches, 0.683, 1e-3), quantile(benches, 0.683, 1 - 1e-3));
            assertThat(count[1]).as(what).isBetween(quantile(benches, 0.95, 1e-3), quantile(benches, 0.95, 1 - 1e-3));
            if (!name.equals("sigmoid.alpha")) { // the loss does not move it
                assertThat(count[2]).as(what).isLessThan((int) (0.6 * benches));
            }
        });
    }

    private static UniformRandomProvider random(Object... names) {
        return RandomStreams.of(SEED).stream(names);
    }

    private static ZigguratSampler.NormalizedGaussian dice(Object... names) {
        return ZigguratSampler.NormalizedGaussian.of(random(names));
    }

    private static int quantile(int n, double share, double probability) {
        return new BinomialDistribution(n, share).inverseCumulativeProbability(probability);
    }
}
