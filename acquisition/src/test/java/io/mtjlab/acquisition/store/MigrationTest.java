package io.mtjlab.acquisition.store;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A store that an older version wrote, with points, a fit and a unit whose coordinates JSON would call malformed. */
class MigrationTest {

    private static final String OLD = """
            INSERT INTO run VALUES (1, 'telegraph', 'done', '', 'b', 11, 'mtjlab 0.0.9', '2026-01-01T00:00:00Z', NULL);
            INSERT INTO document VALUES (1, 'campaign', ''), (1, 'bench', ''), (1, 'snapshot', '{}'), (1, 'limits', '{}');
            INSERT INTO step VALUES (1, 0, 'telegraph', 'telegraph', '{"rf_megahertz":1890}');
            INSERT INTO unit VALUES (1, 1, 'telegraph', 'die=1', '', '{"device":7,"die":"r1c1","rf_dbm":NaN}',
                                     '[["V","V"]]', 1.0, 0.0, 1.0, 2, 1, '{}');
            INSERT INTO chunk VALUES (1, 0, 0, x'000000000000f83f0000000000000440');
            INSERT INTO fit VALUES (1, 'telegraph', 'telegraph/die=1', '{}');
            """;

    @TempDir
    Path folder;

    private void writeVersion1() throws Exception {
        Path file = folder.resolve(RunStore.FILE_NAME);
        try (Connection connection = Database.write(file, Database.MIGRATIONS.subList(0, 1));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(OLD);
        }
    }

    @Test
    void an_older_store_keeps_everything_and_can_be_searched_like_a_new_one() throws Exception {
        writeVersion1();
        try (RunStore store = RunStore.openReadOnly(folder)) {
            StoredRun run = store.run("r0001");
            assertThat(run.column(run.units().get(0), "V")).containsExactly(1.5, 2.5);
            assertThat(run.fits()).hasSize(1);
            assertThat(run.tags()).isEmpty();
            assertThat(run.transcripts()).isEmpty();
            RunFilter byDie = new RunFilter(
                    Optional.of("7"),
                    Optional.of("r1c1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    java.util.Map.of(),
                    java.util.Map.of("rf_megahertz", "1890"));
            assertThat(store.runs(byDie)).hasSize(1);
        }
        try (RunStore store = RunStore.open(folder)) {
            RunWriter next = StoreFixtures.beginTelegraph(store);
            assertThat(next.id()).isEqualTo("r0002");
            next.finish(RunStatus.DONE, "");
            assertThat(store.damages()).isEmpty();
        }
    }

    @Test
    void an_older_store_that_may_only_be_read_says_what_it_needs() throws Exception {
        writeVersion1();
        Files.deleteIfExists(folder.resolve(RunStore.FILE_NAME + "-wal"));
        Files.deleteIfExists(folder.resolve(RunStore.FILE_NAME + "-shm"));
        try (ReadOnly file = new ReadOnly(folder.resolve(RunStore.FILE_NAME));
                ReadOnly around = new ReadOnly(folder)) {
            assertThatThrownBy(() -> RunStore.openReadOnly(folder))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("make the file and its folder writable for once");
        }
    }

    @Test
    void a_store_that_another_program_makes_while_we_look_is_a_store() throws Exception {
        Path file = folder.resolve(RunStore.FILE_NAME);
        Files.createFile(file);
        AtomicInteger looks = new AtomicInteger();
        try (Connection real = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Connection slow = (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("createStatement") && looks.incrementAndGet() == 2) {
                            RunStore.open(folder).close(); // between our first question and our second
                        }
                        return method.invoke(real, arguments);
                    });
            assertThat(Database.requireKnown(slow, file, Database.MIGRATIONS)).isEqualTo(Database.MIGRATIONS.size());
        }
    }
}
