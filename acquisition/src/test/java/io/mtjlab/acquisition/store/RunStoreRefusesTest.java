package io.mtjlab.acquisition.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunStoreRefusesTest {

    @TempDir
    Path folder;

    @Test
    void a_file_that_is_not_a_database() throws Exception {
        Files.writeString(folder.resolve(RunStore.FILE_NAME), "t_s,R_ohm\n".repeat(1000));
        assertThatThrownBy(() -> RunStore.open(folder))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("runs.sqlite")
                .hasMessageContaining("it is not an SQLite database; move it away, or give another folder");
        assertThatThrownBy(() -> RunStore.openReadOnly(folder))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not an SQLite database");
        assertThat(Files.size(folder.resolve(RunStore.FILE_NAME))).isEqualTo(10_000);
    }

    @Test
    void a_database_of_somebody_else() throws Exception {
        sql("CREATE TABLE experiments (id INTEGER)");
        assertThatThrownBy(() -> RunStore.open(folder))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is an SQLite database, but not a run store");
    }

    @Test
    void a_store_of_a_newer_version() throws Exception {
        RunStore.open(folder).close();
        sql("PRAGMA user_version = 99");
        assertThatThrownBy(() -> RunStore.open(folder))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has schema 99, and this program knows up to " + Database.MIGRATIONS.size()
                        + ": open it with the newer mtjlab");
        assertThatThrownBy(() -> RunStore.openReadOnly(folder)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_folder_without_a_store_when_only_reading() {
        assertThatThrownBy(() -> RunStore.openReadOnly(folder.resolve("nowhere")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("there is no run store in")
                .hasMessageContaining("nowhere");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void a_file_where_the_folder_should_be() throws Exception {
        Path file = Files.writeString(folder.resolve("data.csv"), "x\n");
        assertThatThrownBy(() -> RunStore.open(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("data.csv is a file; a run store is given by the folder");
        assertThatThrownBy(() -> RunStore.open(file.resolve("below")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void a_folder_that_cannot_be_written() throws Exception {
        try (ReadOnly closed = new ReadOnly(folder)) {
            assertThatThrownBy(() -> RunStore.open(folder))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("cannot be written; change its permissions, or give another");
        }
    }

    @Test
    void to_write_into_a_file_that_may_only_be_read() throws Exception {
        RunStore.open(folder).close();
        Path file = folder.resolve(RunStore.FILE_NAME);
        try (ReadOnly closed = new ReadOnly(file)) {
            assertThatThrownBy(() -> RunStore.open(folder))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("runs.sqlite may only be read; make it writable, or give another folder");
        }
    }

    @Test
    void a_run_that_is_not_there() {
        try (RunStore store = RunStore.open(folder)) {
            assertThatThrownBy(() -> store.run("r0003"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("there is no run r0003 in")
                    .hasMessageContaining("it is empty");
            StoreFixtures.beginTelegraph(store).finish(RunStatus.DONE, "");
            assertThatThrownBy(() -> store.run("r0003")).hasMessageContaining("the last one is r0001");
            assertThatThrownBy(() -> store.run("run3"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("'run3' is not the id of a run; ids look like r0001");
        }
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_comes_after_a_write_that_broke_the_program_and_does_not_hang() {
        try (RunStore store = RunStore.open(folder)) {
            assertThatThrownBy(() -> store.change(connection -> {
                        throw new NoClassDefFoundError("a jar that is gone");
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("runs.sqlite")
                    .hasMessageContaining("a jar that is gone");
            assertThatThrownBy(() -> StoreFixtures.beginTelegraph(store)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void to_resume_a_run_that_another_process_has_just_resumed() {
        Path file = folder.resolve(RunStore.FILE_NAME);
        try (RunStore store = RunStore.open(folder);
                Committer other = new Committer(file, Database.write(file, Database.MIGRATIONS))) {
            RunLocks locks = new RunLocks(folder);
            StoreFixtures.beginTelegraph(store).finish(RunStatus.FAILED, "a bad night");
            RunSummary seenBefore = store.run("r0001").summary();
            RunWriter first = store.resume("r0001", new DrivenClock());
            assertThatThrownBy(() -> RunWriter.resume(seenBefore, new DrivenClock(), other, locks))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("run r0001 is being measured now");
            first.finish(RunStatus.FAILED, "once more");
            RunWriter.resume(seenBefore, new DrivenClock(), other, locks).finish(RunStatus.DONE, "");
            assertThat(store.run("r0001").events()).hasSize(2);
        }
    }

    @Test
    void to_write_when_opened_to_read() {
        RunStore.open(folder).close();
        try (RunStore store = RunStore.openReadOnly(folder)) {
            assertThatThrownBy(() -> StoreFixtures.beginTelegraph(store))
                    .hasMessageContaining("opened only to read it");
        }
    }

    @Test
    void nothing_when_a_newer_schema_can_be_reached_by_migration() throws Exception {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=27"));
            unit.append(1, 1, 2);
            unit.complete();
            run.finish(RunStatus.DONE, "");
        }
        List<String> longer = and(
                "ALTER TABLE run ADD COLUMN operator TEXT NOT NULL DEFAULT 'nobody'; CREATE TABLE more (run INTEGER, name TEXT)",
                "INSERT INTO more SELECT id, operator FROM run");
        try (RunStore store = RunStore.open(folder, longer)) {
            assertThat(store.query(row -> row.getString(1), "SELECT name FROM more"))
                    .containsExactly("nobody");
            assertThat(store.query(row -> row.getInt(1), "PRAGMA user_version")).containsExactly(longer.size());
            assertThat(store.run("r0001").summary().points()).isEqualTo(1);
        }
    }

    @Test
    void half_a_migration() throws Exception {
        RunStore.open(folder).close();
        List<String> broken = and("CREATE TABLE half (run INTEGER)", "CREATE TABLE half (run INTEGER)");
        assertThatThrownBy(() -> RunStore.open(folder, broken)).isInstanceOf(StoreException.class);
        try (RunStore store = RunStore.open(folder)) {
            assertThat(store.query(row -> row.getInt(1), "PRAGMA user_version"))
                    .containsExactly(Database.MIGRATIONS.size());
            assertThat(store.query(row -> row.getString(1), "SELECT name FROM sqlite_master WHERE name = 'half'"))
                    .isEmpty();
        }
    }

    /** Our migrations and more. */
    private static List<String> and(String... more) {
        return Stream.concat(Database.MIGRATIONS.stream(), Stream.of(more)).toList();
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(RunStore.FILE_NAME));
                var sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        }
    }

    @Test
    void a_file_whose_maker_was_stopped_at_once_is_said_to_be_empty() throws Exception {
        Files.createFile(folder.resolve(RunStore.FILE_NAME));
        assertThatThrownBy(() -> RunStore.openReadOnly(folder))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is empty");
        try (RunStore store = RunStore.open(folder)) {
            assertThat(store.runs()).isEmpty();
        }
    }
}
