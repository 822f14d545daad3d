package io.mtjlab.acquisition.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class RunStoreTest {

    @TempDir
    Path folder;

    @Test
    void counts_run_ids_up_across_openings() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (RunStore store = RunStore.open(folder)) {
                RunWriter run = StoreFixtures.beginTelegraph(store);
                ids.add(run.id());
                run.finish(RunStatus.DONE, "");
            }
        }
        assertThat(ids).containsExactly("r0001", "r0002", "r0003");
    }

    @Test
    void writes_ahead_and_flushes_the_disk_at_every_commit() throws Exception {
        try (Connection connection = Database.write(folder.resolve("x.sqlite"), Database.MIGRATIONS)) {
            assertThat(Sql.list(connection, row -> row.getString(1), "PRAGMA journal_mode"))
                    .containsExactly("wal");
            assertThat(Sql.list(connection, row -> row.getInt(1), "PRAGMA synchronous"))
                    .containsExactly(2); // FULL
            assertThat(Sql.list(connection, row -> row.getInt(1), "PRAGMA foreign_keys"))
                    .containsExactly(1);
            assertThat(Sql.list(connection, row -> row.getInt(1), "PRAGMA page_size"))
                    .containsExactly(1024);
        }
    }

    @Test
    void keeps_the_whole_header() {
        RunHeader header = StoreFixtures.header()
                .withCampaignText("campaign: luo2023\n")
                .withBenchText("bench: test-bench\n")
                .withSnapshot(Map.of("isrc", Map.of("idn", "KEITHLEY,6221", "compliance_volts", 0.35)))
                .withLimits(Map.of("field_oersted", 400, "junction", Map.of("dc_volts", 0.35)));
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = store.begin(header, new DrivenClock());
            run.finish(RunStatus.FAILED, "the link to nvm was lost");
            StoredRun stored = store.run(run.id());
            assertThat(stored.header()).isEqualTo(header);
            assertThat(stored.summary().status()).isEqualTo(RunStatus.FAILED);
            assertThat(stored.summary().cause()).isEqualTo("the link to nvm was lost");
            assertThat(stored.summary().labStart()).isEqualTo(DrivenClock.EPOCH);
            assertThat(stored.summary().labStop()).contains(DrivenClock.EPOCH);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void gives_back_bit_for_bit_what_was_appended(long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("points");
        int rows = random.nextInt(3 * UnitWriter.CHUNK_ROWS);
        double[][] expected = new double[3][rows];
        for (double[] column : expected) {
            for (int i = 0; i < rows; i++) {
                column[i] = Double.longBitsToDouble(random.nextLong());
            }
        }
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=27"));
            for (int row = 0; row < rows; ) {
                int block = Math.min(rows - row, 1 + random.nextInt(random.nextBoolean() ? 3 : 6000));
                append(unit, expected, row, block);
                row += block;
                if (random.nextInt(4) == 0) {
                    run.step("flush-" + row, "none", Map.of());
                    store.putFit(
                            run.id(), new StoredFit("x", "y", "{}")); // waits for a commit: an open tail on the disk
                    StoredRun seen = store.run(run.id());
                    assertColumns(seen.read(seen.units().get(0)), expected, row, seed);
                }
            }
            unit.complete();
            StoredRun stored = store.run(run.id());
            assertColumns(stored.read(stored.units().get(0)), expected, rows, seed);
            run.finish(RunStatus.DONE, "");
        }
        try (RunStore store = RunStore.openReadOnly(folder)) {
            StoredRun stored = store.run("r0001");
            assertColumns(stored.read(stored.units().get(0)), expected, rows, seed);
            assertThat(stored.summary().points()).isEqualTo(rows);
        }
    }

    private static void append(UnitWriter unit, double[][] from, int row, int rows) {
        if (rows == 1) {
            unit.append(from[0][row], from[1][row], from[2][row]);
            return;
        }
        double[][] block = new double[3][];
        for (int i = 0; i < 3; i++) {
            block[i] = Arrays.copyOfRange(from[i], row, row + rows);
        }
        unit.appendAll(block);
    }

    private static void assertColumns(UnitRecord record, double[][] expected, int rows, long seed) {
        for (int i = 0; i < expected.length; i++) {
            long[] bits = Arrays.stream(record.values()[i])
                    .mapToLong(Double::doubleToRawLongBits)
                    .toArray();
            long[] expectedBits = Arrays.stream(expected[i], 0, rows)
                    .mapToLong(Double::doubleToRawLongBits)
                    .toArray();
            assertThat(bits).as("column %d, seed %d", i, seed).isEqualTo(expectedBits);
        }
    }

    @Test
    void keeps_notes_and_what_identifies_a_unit() {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitSpec spec = StoreFixtures.unit("H=27/rf=-15");
            UnitWriter unit = run.unit("telegraph", spec);
            unit.note("field_oersted", 27.03);
            unit.note("readings", 3450);
            unit.note("rf", "off");
            unit.note("settled", true);
            unit.note("lost", Double.NaN);
            unit.append(0, 1, 1e-3);
            unit.complete();
            StoredUnit stored =
                    store.run(run.id()).completeUnit("telegraph", spec.key()).orElseThrow();
            assertThat(stored.spec()).isEqualTo(spec);
            assertThat(stored.address()).isEqualTo("telegraph/H=27/rf=-15");
            assertThat(stored.notes())
                    .containsEntry("field_oersted", 27.03)
                    .containsEntry("readings", 3450)
                    .containsEntry("rf", "off")
                    .containsEntry("settled", true)
                    .containsEntry("lost", Double.NaN);
            run.finish(RunStatus.DONE, "");
        }
    }

    @Test
    void tells_a_unit_that_was_given_up_from_one_that_is_complete() {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitWriter first = run.unit("telegraph", StoreFixtures.unit("H=27"));
            first.append(0, 1, 5);
            first.note("why", "the field did not settle");
            first.abandon();
            UnitWriter again = run.unit("telegraph", StoreFixtures.unit("H=27"));
            again.append(0, 1, 6);
            again.complete();
            StoredRun stored = store.run(run.id());
            UnitWriter open = run.unit("telegraph", StoreFixtures.unit("H=28"));
            run.live(List.of(), "waits for the unit to be stored");
            assertThat(stored.units().get(2).endedSeconds()).isNaN();
            open.abandon();
            assertThat(stored.units()).extracting(StoredUnit::complete).containsExactly(false, true, false);
            assertThat(stored.units().get(0).notes()).containsEntry("why", "the field did not settle");
            StoredUnit complete = stored.completeUnit("telegraph", "H=27").orElseThrow();
            assertThat(stored.column(complete, "V")).containsExactly(6);
            assertThat(stored.summary().units()).isEqualTo(1);
            run.finish(RunStatus.DONE, "");
        }
    }

    @Test
    void reports_only_points_that_another_connection_can_see() {
        List<String> surprises = new ArrayList<>();
        try (RunStore store = RunStore.open(folder);
                RunStore other = RunStore.openReadOnly(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            List<Long> reports = new ArrayList<>();
            run.onDurable(points -> {
                reports.add(points);
                long seen = other.run(run.id()).summary().points();
                if (seen < points) {
                    surprises.add("reported " + points + ", and there are " + seen);
                }
            });
            for (int u = 0; u < 20; u++) {
                UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=" + u));
                for (int i = 0; i < 1000; i++) {
                    unit.append(i, 1, u);
                }
                unit.complete();
            }
            run.finish(RunStatus.DONE, "");
            assertThat(surprises).isEmpty();
            assertThat(reports).isSorted().endsWith(20_000L);
        }
    }

    @Test
    void commits_a_single_point_by_itself() {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=27"));
            unit.append(0, 1, 2);
            await().atMost(Duration.ofSeconds(10)).until(() -> run.durablePoints() == 1);
            StoredRun stored = store.run(run.id());
            assertThat(stored.column(stored.units().get(0), "V")).containsExactly(2);
            unit.abandon();
            run.finish(RunStatus.DONE, "");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 320, 400, 700, 1100, 3450})
    void takes_at_most_1_3_times_the_bare_values(int rows) throws Exception {
        int units = 60_000 / rows;
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            for (int u = 0; u < units; u++) {
                UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=" + u));
                for (int i = 0; i < rows; i++) {
                    unit.append(i, 1, u + i * 1e-9);
                }
                unit.complete();
            }
            run.finish(RunStatus.DONE, "");
        }
        double bare = 3.0 * Double.BYTES * units * rows;
        assertThat(Files.size(folder.resolve(RunStore.FILE_NAME)) / bare).isLessThan(1.3);
    }

    @Test
    void remembers_live_outputs_until_they_were_verified_to_be_safe() {
        DrivenClock clock = new DrivenClock();
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            run.live(List.of("bop", "isrc"), "telegraph");
            assertThat(store.liveOutputs("test-bench"))
                    .containsExactly(
                            new LiveOutput("test-bench", "bop", "telegraph", clock.instant(), "r0001"),
                            new LiveOutput("test-bench", "isrc", "telegraph", clock.instant(), "r0001"));
            assertThat(store.liveOutputs("other-bench")).isEmpty();
            run.safe("isrc");
            run.finish(RunStatus.DONE, "");
            assertThat(store.liveOutputs("test-bench"))
                    .extracting(LiveOutput::role)
                    .containsExactly("bop");
            store.verifiedSafe("test-bench", "bop");
            assertThat(store.liveOutputs("test-bench")).isEmpty();
        }
    }

    @Test
    void replaces_a_fit_of_the_same_kind_and_data_set() {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            store.putFit(run.id(), new StoredFit("telegraph", "H=27", "{\"P\": 0.4}"));
            store.putFit(run.id(), new StoredFit("sigmoid", "rf=off", "{}"));
            store.putFit(run.id(), new StoredFit("telegraph", "H=27", "{\"P\": 0.5}"));
            assertThat(store.run(run.id()).fits())
                    .containsExactly(
                            new StoredFit("sigmoid", "rf=off", "{}"),
                            new StoredFit("telegraph", "H=27", "{\"P\": 0.5}"));
            run.finish(RunStatus.DONE, "");
        }
    }

    @Test
    void keeps_events_in_their_order() {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            run.event(StoredEvent.Level.INFO, "one");
            run.event(StoredEvent.Level.ERROR, "two");
            run.finish(RunStatus.DONE, "");
            Instant start = DrivenClock.EPOCH;
            assertThat(store.run(run.id()).events())
                    .containsExactly(
                            new StoredEvent(start, StoredEvent.Level.INFO, "one"),
                            new StoredEvent(start, StoredEvent.Level.ERROR, "two"));
        }
    }

    @Test
    void two_processes_worth_of_stores_write_into_one_file() {
        try (RunStore one = RunStore.open(folder);
                RunStore two = RunStore.open(folder)) {
            RunWriter a = StoreFixtures.beginTelegraph(one);
            RunWriter b = StoreFixtures.beginTelegraph(two);
            for (int u = 0; u < 10; u++) {
                for (RunWriter run : List.of(a, b)) {
                    UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=" + u));
                    unit.append(u, 1, 0);
                    unit.complete();
                }
            }
            a.finish(RunStatus.DONE, "");
            b.finish(RunStatus.DONE, "");
            assertThat(one.runs()).extracting(RunSummary::points).containsExactly(10L, 10L);
        }
    }

    @Test
    void refuses_points_that_do_not_fit_the_columns() {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=27"));
            assertThatThrownBy(() -> unit.append(1, 2)).hasMessage("unit H=27 has 3 columns, and was given 2 values");
            assertThatThrownBy(() -> unit.appendAll(new double[2], new double[2], new double[1]))
                    .hasMessage("unit H=27: columns of unequal length, [2, 2, 1]");
            assertThatThrownBy(() -> unit.note("field", List.of(1))).hasMessageContaining("notes are numbers");
            unit.complete();
            assertThatThrownBy(() -> unit.append(1, 2, 3)).hasMessage("unit H=27 has ended");
            assertThatThrownBy(() -> unit.note("x", 1)).hasMessage("unit H=27 has ended");
            run.finish(RunStatus.DONE, "");
            assertThat(store.run(run.id()).summary().points()).isZero();
        }
    }

    @Test
    void keeps_units_without_points_and_columns_of_any_name() {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitSpec odd = new UnitSpec(
                    "\u00fc'\"", "", Map.of(), List.of(Column.of("d\"R", Unit.OHM)), Double.POSITIVE_INFINITY);
            run.unit("telegraph", odd).complete();
            StoredRun stored = store.run(run.id());
            assertThat(stored.units().get(0).spec()).isEqualTo(odd);
            assertThat(stored.read(stored.units().get(0)).column("d\"R")).isEmpty();
            assertThatThrownBy(() -> stored.column(stored.units().get(0), "R"))
                    .hasMessageContaining("has no column R; it has [d\"R]");
            run.finish(RunStatus.DONE, "");
        }
    }
}
