package io.mtjlab.analysis.scoring;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.files.DataFiles;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a fit tells as a value has an interval that somebody can use; what has none is undetermined. */
class SaneIntervalsTest {

    private static final long SEED = 3;
    private static final int SETS = 2;

    @Test
    void a_value_lies_within_its_intervals_and_these_within_what_is_possible() {
        for (SetSource source : Sources.all()) {
            for (int index = 0; index < SETS; index++) {
                SimulatedSet set = source.draw(SEED, index);
                FitResult fit = set.kind()
                        .fit(DataFiles.parse(set.csv(), set.id() + ".csv", set.kind())
                                .get(0));
                fit.outcomes().forEach(o -> o.estimate().ifPresent(e -> check(set.id(), e)));
            }
        }
    }

    private static void check(String id, Estimate e) {
        Interval at68 = e.interval68();
        Interval at95 = e.interval95();
        String what = "seed " + SEED + ", " + id + ": " + e;
        assertThat(e.standardError()).as(what).isNotNaN().isNotNegative();
        assertThat(at68.contains(e.value())).as(what).isTrue();
        assertThat(at95.low()).as(what).isLessThanOrEqualTo(at68.low());
        assertThat(at95.high()).as(what).isGreaterThanOrEqualTo(at68.high());
        if (e.name().matches("tau_P|tau_AP|dwell_\\d")) {
            assertThat(at95.low()).as(what).isPositive();
            assertThat(at95.high() / at95.low()).as(what).isLessThan(1000);
        }
        if (e.name().matches("df_\\d|dH_\\d|.*_sd|noise.*")) {
            assertThat(at95.low()).as(what).isNotNegative();
        }
        if (e.name().matches("P|occ_\\d")) {
            assertThat(at95.low()).as(what).isNotNegative();
            assertThat(at95.high()).as(what).isLessThanOrEqualTo(1);
        }
    }
}
