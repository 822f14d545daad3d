package io.mtjlab.app.fits;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
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
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Thresholds of a device whose generator, cable, leads and meters are off by what their errors allow: what the card says of
 * them, statistical, calibration and drift apart.
 */
class PulseBudgetTest {

    private static final List<Column> COLUMNS = List.of(Column.of("V", Unit.VOLT), Column.of("R", Unit.OHM));
    private static final long SEED = 11;
    private static final double STEP = 0.01;
    private static final int CYCLES = 6;
    private static final double LINE_OHMS = 300;
    private static final double LEADS = 4;
    private static final double LOSS_DB = 0.5;
    private static final double READ_VOLTS = 0.1;
    private static final double[] OHMS = {1000, 1600};
    private static final double CRITICAL = 0.9;
    private static final double[] PROGRAMMED = cycle();

    /** One standard deviation of everything that is not known exactly. */
    private static final double GAIN = 0.01;

    private static final double OFFSET = 0.005;
    private static final double LOSS_DB_SE = 0.05;
    private static final double LEADS_SE = 0.5;
    private static final double METER_GAIN = 1e-3;

    @TempDir
    Path folder;

    /** What a bench is off by. */
    private record Bench(double gain, double offset, double lossDb, double leads, double meterGain) {

        static final Bench TRUE = new Bench(0, 0, 0, 0, 0);

        static Bench drawn(ZigguratSampler.NormalizedGaussian normal) {
            return new Bench(
                    GAIN * normal.sample(),
                    OFFSET * normal.sample(),
                    LOSS_DB_SE * normal.sample(),
                    LEADS_SE * normal.sample(),
                    METER_GAIN * normal.sample());
        }

        /** Volts at the line of a programmed voltage: 50 ohm, cable, leads and line divide twice of it. */
        double terminals(double programmed) {
            double connector = programmed * (1 + gain) + Math.signum(Math.abs(programmed)) * offset;
            return 2
                    * connector
                    * Math.pow(10, -(LOSS_DB + lossDb) / 20)
                    * LINE_OHMS
                    / (50 + LEADS + leads + LINE_OHMS);
        }
    }

    private static double[] cycle() {
        double[] up = IntStream.rangeClosed(1, 90).mapToDouble(i -> i * STEP).toArray();
        DoubleStream down = IntStream.range(1, up.length).mapToDouble(i -> up[up.length - 1 - i]);
        double[] half = DoubleStream.concat(DoubleStream.of(up), down).toArray();
        return DoubleStream.concat(DoubleStream.of(half), DoubleStream.of(half).map(v -> -v))
                .toArray();
    }

    /** Measures one device. @return mean of the thresholds of its cycles at the line, plus and minus */
    private static double[] measure(
            RunStore runs, Bench bench, ZigguratSampler.NormalizedGaussian normal, double scatter, double drift)
            throws InterruptedException {
        DrivenClock clock = new DrivenClock();
        RunWriter run = runs.begin(RunHeader.of("loops", "bench", 1, "mtjlab test"), clock);
        run.step("loops", "rv", Map.of());
        double[] sum = new double[2];
        boolean antiparallel = false;
        for (int k = 0; k < CYCLES; k++) {
            double move = drift * (k / (CYCLES - 1.0) - 0.5);
            double plus = CRITICAL + move + scatter * normal.sample();
            double minus = -CRITICAL + 0.1 + move + scatter * normal.sample();
            UnitWriter unit =
                    run.unit("loops", new UnitSpec("cycle=" + k, "cycle " + k, Map.of("cycle", k), COLUMNS, 1));
            double[][] rows = new double[2][PROGRAMMED.length];
            for (int i = 0; i < PROGRAMMED.length; i++) {
                double volts = bench.terminals(PROGRAMMED[i]);
                antiparallel = volts > plus || (antiparallel && volts > minus);
                rows[0][i] = PROGRAMMED[i];
                rows[1][i] = (OHMS[antiparallel ? 1 : 0] + LEADS + bench.leads) * (1 + bench.meterGain)
                        + 2 * normal.sample();
            }
            clock.sleepUntil(clock.nanos() + 10_000_000_000L);
            unit.appendAll(rows);
            Map.of("pulse_gain_se", GAIN, "pulse_offset_se_volts", OFFSET, "pulse_line_se", 0.0)
                    .forEach(unit::note);
            Map.of(
                            "pulse_terminals_per_volt", Bench.TRUE.terminals(1),
                            "pulse_loss_se", LOSS_DB_SE * Math.log(10) / 20,
                            "pulse_series_se", -LEADS_SE / (50 + LEADS + LINE_OHMS))
                    .forEach(unit::note);
            Map.of(
                            "volts_gain_se",
                            METER_GAIN,
                            "volts_offset_se",
                            0.0,
                            "amperes_gain_se",
                            0.0,
                            "amperes_offset_se",
                            0.0)
                    .forEach(unit::note);
            Map.of("series_ohms", LEADS, "series_ohms_se", LEADS_SE, "read_volts", READ_VOLTS)
                    .forEach(unit::note);
            unit.complete();
            sum[0] += plus / CYCLES;
            sum[1] += minus / CYCLES;
        }
        run.finish(RunStatus.DONE, "");
        return sum;
    }

    private static ZigguratSampler.NormalizedGaussian dice(Object... names) {
        UniformRandomProvider random = RandomStreams.of(SEED).stream(names);
        return ZigguratSampler.NormalizedGaussian.of(random);
    }

    private static DeviceCard card(RunStore runs, String id) {
        return RunFits.of(runs.run(id)).onto(DeviceCard.forDevice("cell"));
    }

    private static CardParameter of(DeviceCard card, String name) {
        return card.parameter(name, Conditions.NONE);
    }

    private static UncertaintyBudget budget(DeviceCard card, String name) {
        return of(card, name).budget().orElseThrow();
    }

    @Test
    void a_generator_one_per_cent_off_moves_a_threshold_by_one_per_cent_and_that_is_in_the_calibration_part()
            throws InterruptedException {
        try (RunStore runs = RunStore.open(folder.resolve("store"))) {
            measure(runs, Bench.TRUE, dice("same"), 0, 0);
            measure(runs, new Bench(0.01, 0, 0, 0, 0), dice("same"), 0, 0);
            DeviceCard right = card(runs, "r0001");
            DeviceCard off = card(runs, "r0002");
            for (String name : List.of("rv.Vc_plus", "rv.Vc_plus_terminals")) {
                double moved = of(right, name).value() - of(off, name).value();
                // A pulse grid hides where in a step the threshold lies.
                assertThat(moved).as(name).isCloseTo(0.01 * of(right, name).value(), within(2 * STEP));
                UncertaintyBudget budget = budget(off, name);
                assertThat(budget.calibration().get(PulseVolts.GAIN)).isCloseTo(GAIN * budget.value(), within(1e-12));
                assertThat(Math.abs(moved) - 2 * STEP).as(name).isLessThan(budget.calibrationTotal());
            }
        }
    }

    @Test
    void each_term_has_the_size_that_its_closed_form_says() throws InterruptedException {
        try (RunStore runs = RunStore.open(folder.resolve("store"))) {
            measure(runs, Bench.TRUE, dice("terms"), 0, 0);
            DeviceCard card = card(runs, "r0001");
            double scale = 2 * Math.pow(10, -LOSS_DB / 20) * LINE_OHMS / (50 + LEADS + LINE_OHMS);
            UncertaintyBudget programmed = budget(card, "rv.Vc_minus");
            UncertaintyBudget there = budget(card, "rv.Vc_minus_terminals");
            assertThat(there.value()).isCloseTo(scale * programmed.value(), within(1e-12));
            assertThat(there.statistical()).isCloseTo(scale * programmed.statistical(), within(1e-12));
            double v = Math.abs(there.value());
            assertThat(programmed.calibrationTotal())
                    .isCloseTo(Math.hypot(GAIN * programmed.value(), OFFSET), within(1e-12));
            double loss = LOSS_DB_SE * Math.log(10) / 20;
            double leads = LEADS_SE / (50 + LEADS + LINE_OHMS);
            assertThat(there.calibrationTotal())
                    .isCloseTo(
                            Math.sqrt(v * v * (GAIN * GAIN + loss * loss + leads * leads)
                                    + scale * scale * OFFSET * OFFSET),
                            within(1e-12));
            UncertaintyBudget low = budget(card, "rv.R_P");
            assertThat(low.value()).isCloseTo(OHMS[0], within(4 * low.statistical()));
            assertThat(low.calibrationTotal())
                    .isCloseTo(Math.hypot((low.value() + LEADS) * METER_GAIN, LEADS_SE), within(1e-9));
            // The gain of the meters cancels in a ratio; the leads' error does not: d TMR = -TMR dR_P/R_P.
            UncertaintyBudget tmr = budget(card, "rv.TMR");
            assertThat(tmr.value()).isCloseTo(0.6, within(4 * tmr.statistical()));
            assertThat(tmr.calibrationTotal())
                    .isCloseTo(tmr.value() * LEADS_SE / low.value(), within(1e-3 * tmr.calibrationTotal() + 3e-6));
            assertThat(there.driftTotal()).isZero();
        }
    }

    @Test
    void a_threshold_that_moves_over_the_run_has_its_drift_told_apart() throws InterruptedException {
        try (RunStore runs = RunStore.open(folder.resolve("store"))) {
            measure(runs, Bench.TRUE, dice("drift"), 0, 0.1);
            DeviceCard card = card(runs, "r0001");
            double scale = Bench.TRUE.terminals(1);
            // A move of 0.1 V seen over the run: an even law of that width.
            assertThat(budget(card, "rv.Vc_plus_terminals").driftTotal())
                    .isCloseTo(0.1 / Math.sqrt(12), within(scale * STEP / Math.sqrt(12)));
            assertThat(card.toTree().toString()).contains("threshold over the run");
            // Both thresholds move together, and a junction's levels stay.
            assertThat(budget(card, "rv.Vc_minus").driftTotal()).isPositive();
            assertThat(budget(card, "rv.R_P").driftTotal()).isZero();
        }
    }

    @Test
    void over_benches_the_total_interval_holds_the_threshold_at_the_terminals() throws InterruptedException {
        requireCoverage(24);
    }

    @Test
    @Tag("long")
    void over_many_benches_the_total_interval_holds_the_threshold_at_the_terminals() throws InterruptedException {
        requireCoverage(1000);
    }

    /** The whole interval holds the thresholds at the line, the statistical one alone does not. */
    private void requireCoverage(int benches) throws InterruptedException {
        List<String> names = List.of("rv.Vc_plus_terminals", "rv.Vc_minus_terminals", "rv.R_P");
        int[] held68 = new int[names.size()];
        int[] held95 = new int[names.size()];
        int statistical = 0;
        try (RunStore runs = RunStore.open(folder.resolve("store"))) {
            for (int i = 1; i <= benches; i++) {
                var normal = dice("bench", i);
                Bench bench = Bench.drawn(normal);
                double[] truth = measure(runs, bench, normal, 0.01, 0);
                DeviceCard card = card(runs, String.format("r%04d", i));
                for (int k = 0; k < names.size(); k++) {
                    double is = k < truth.length ? truth[k] : OHMS[0];
                    UncertaintyBudget budget = budget(card, names.get(k));
                    held68[k] += budget.interval68().contains(is) ? 1 : 0;
                    held95[k] += budget.interval95().contains(is) ? 1 : 0;
                    statistical += k == 0 && budget.statistical95().contains(is) ? 1 : 0;
                }
            }
        }
        for (int k = 0; k < names.size(); k++) {
            String what = String.format(
                    "seed %d, %s: %.3f / %.3f of %d",
                    SEED, names.get(k), held68[k] / (double) benches, held95[k] / (double) benches, benches);
            System.out.println(what);
            // A pulse grid's statistical interval is wider than it need be: 68 % may hold in up to 78 %.
            assertThat(held68[k]).as(what).isBetween(quantile(benches, 0.683, 1e-3), quantile(benches, 0.78, 1 - 1e-3));
            assertThat(held95[k]).as(what).isGreaterThanOrEqualTo(quantile(benches, 0.95, 1e-3));
        }
        assertThat(statistical).isLessThan((int) (0.7 * benches));
    }

    private static int quantile(int n, double share, double probability) {
        return new BinomialDistribution(n, share).inverseCumulativeProbability(probability);
    }
}
