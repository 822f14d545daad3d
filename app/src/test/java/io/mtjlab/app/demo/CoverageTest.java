package io.mtjlab.app.demo;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.app.bench.CampaignFile;
import io.mtjlab.app.summary.Summary;
import io.mtjlab.app.summary.SummaryRow;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the intervals of the main job hold the truth as often as they say: the whole chain, seed after seed, from
 * sockets to card. Rows of one seed share the calibration errors of one set of instruments, so the spread of the
 * covered share is taken between seeds, not between rows.
 */
class CoverageTest {

    /** What is pooled: one interval a power, a field, or a loop. */
    private static final List<String> POOLED =
            List.of("sigmoid.alpha", "sigmoid.beta", "stfmr.fr", "stfmr.df", "rh.TMR", "rh.Hc");

    private static final double NOMINAL_68 = 0.6826894921370859;
    private static final double NOMINAL_95 = 0.95;

    @TempDir
    private Path folder;

    @Test
    void intervals_hold_the_truth_as_often_as_they_say_over_a_few_seeds() throws Exception {
        requireCoverage(4);
    }

    /** Over {@code mtjlab.coverage.seeds} seeds, 200 unless told otherwise. */
    @Test
    @Tag("long")
    void intervals_hold_the_truth_as_often_as_they_say_over_hundreds_of_seeds() throws Exception {
        requireCoverage(Integer.getInteger("mtjlab.coverage.seeds", 200));
    }

    private void requireCoverage(int seeds) throws Exception {
        Map<Long, Summary> summaries = summaries(seeds);
        for (String quantity : POOLED) {
            System.out.println(Share.of(summaries, List.of(quantity), NOMINAL_68) + "  "
                    + Share.of(summaries, List.of(quantity), NOMINAL_95) + "  " + quantity);
        }
        Share pooled68 = Share.of(summaries, POOLED, NOMINAL_68);
        Share pooled95 = Share.of(summaries, POOLED, NOMINAL_95);
        System.out.println(pooled68 + "  " + pooled95 + "  pooled over " + seeds + " seeds");
        assertThat(pooled68.isNominal())
                .as("seeds 1 to %d: %s", seeds, pooled68)
                .isTrue();
        assertThat(pooled95.isNominal())
                .as("seeds 1 to %d: %s", seeds, pooled95)
                .isTrue();
    }

    private Map<Long, Summary> summaries(int seeds) throws Exception {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Summary>> running = new ArrayList<>();
            for (long seed = 1; seed <= seeds; seed++) {
                long one = seed;
                running.add(workers.submit(() -> summary(one)));
            }
            Map<Long, Summary> summaries = new TreeMap<>();
            for (Future<Summary> each : running) {
                Summary summary = each.get();
                summaries.put(summary.seed(), summary);
            }
            return summaries;
        } finally {
            workers.shutdownNow();
        }
    }

    private Summary summary(long seed) {
        CampaignFile campaign = CampaignFile.find(Path.of("luo2023"), Optional.empty());
        List<Summary> found = new ArrayList<>();
        Path store = folder.resolve("seed-" + seed);
        Characterisation.on(
                campaign,
                store,
                OptionalLong.of(seed),
                new PrintWriter(Writer.nullWriter()),
                device -> found.add(device.summary()));
        return found.get(0);
    }

    /** @param error standard error of the share, between seeds */
    private record Share(int inside, int of, double error, int seeds, double nominal) {

        static Share of(Map<Long, Summary> summaries, List<String> quantities, double nominal) {
            int inside = 0;
            int of = 0;
            SummaryStatistics excess = new SummaryStatistics();
            for (Summary summary : summaries.values()) {
                int rows = 0;
                int held = 0;
                for (SummaryRow row : summary.rows()) {
                    if (quantities.contains(row.quantity()) && row.comparable()) {
                        rows++;
                        held += (nominal > 0.9 ? row.inside95() : row.inside68()) ? 1 : 0;
                    }
                }
                inside += held;
                of += rows;
                excess.addValue(held - nominal * rows);
            }
            int seeds = summaries.size();
            return new Share(inside, of, Math.sqrt(seeds) * excess.getStandardDeviation() / of, seeds, nominal);
        }

        double share() {
            return (double) inside / of;
        }

        /** Within the range that 99 % of such samples keep, if each interval has its nominal coverage. */
        boolean isNominal() {
            double quantile = new TDistribution(seeds - 1.0).inverseCumulativeProbability(0.995);
            return Math.abs(share() - nominal) <= quantile * error;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%5.2f +- %.2f %% of %d (nominal %.0f)",
                    100 * share(),
                    100 * error,
                    of,
                    100 * nominal);
        }
    }
}
