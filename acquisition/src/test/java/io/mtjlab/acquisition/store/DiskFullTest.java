package io.mtjlab.acquisition.store;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The disk is full when SQLite may not add a page: {@code max_page_count} holds for the store's own connection. */
class DiskFullTest {

    private static final List<String> SMALL = List.of(
            Database.MIGRATIONS.get(0),
            Database.MIGRATIONS.get(1),
            Database.MIGRATIONS.get(2),
            "PRAGMA max_page_count = 600");

    @TempDir
    Path folder;

    @Test
    void keeps_every_point_that_was_reported_as_stored_and_says_what_to_do() {
        long reported;
        try (RunStore store = RunStore.open(folder, SMALL)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            assertThatThrownBy(() -> fill(run))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the disk is full; free some space and resume");
            reported = run.durablePoints();
            assertThat(reported).isPositive();
            assertThatThrownBy(() -> run.finish(RunStatus.FAILED, "full"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the disk is full");
            assertThat(store.activeRuns("test-bench")).isEmpty();
            assertThat(store.vanishedRuns("test-bench")).containsExactly("r0001");
        }
        try (RunStore store = RunStore.open(folder, SMALL)) {
            StoredRun run = store.run("r0001");
            assertThat(run.summary().points()).isGreaterThanOrEqualTo(reported);
            for (StoredUnit unit : run.units()) {
                double[] volts = run.column(unit, "V");
                for (int i = 0; i < volts.length; i++) {
                    assertThat(volts[i]).isEqualTo(i * 0.5);
                }
            }
            assertThat(store.query(row -> row.getString(1), "PRAGMA integrity_check"))
                    .containsExactly("ok");
        }
    }

    private static void fill(RunWriter run) {
        for (int u = 0; u < 10_000; u++) {
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=" + u));
            for (int i = 0; i < 500; i++) {
                unit.append(i, 1, i * 0.5);
            }
            unit.complete();
        }
    }
}
