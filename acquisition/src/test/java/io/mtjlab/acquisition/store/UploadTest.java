package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Against a real PostgreSQL. */
@Timeout(120)
class UploadTest {

    @TempDir
    Path folder;

    private String database = "";
    private final ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void needPostgres() {
        PostgresServer.need();
    }

    @BeforeEach
    void newDatabase() throws Exception {
        database = PostgresServer.newDatabase();
    }

    private ServerAddress address() {
        return PostgresServer.address(database);
    }

    /** Measures a run with units of {@code sizes} points, one given up after each. */
    private static String measure(RunStore store, int... sizes) {
        RunWriter run = store.begin(StoreFixtures.header().withLimits(Map.of("field_oersted", 400)), new DrivenClock());
        run.step("telegraph", "telegraph", Map.of("rf_dbm", List.of("off", -15)));
        Writer transcript = store.transcript(run.id());
        for (int size : sizes) {
            say(transcript, size);
            for (boolean complete : new boolean[] {false, true}) {
                UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("n=" + size));
                for (int i = 0; i < size; i++) {
                    unit.append(i, complete ? 1 : 0, i / 7.0);
                }
                unit.note("rate_hz", 1000);
                if (complete) {
                    unit.complete();
                } else {
                    unit.abandon();
                }
            }
        }
        close(transcript);
        run.event(StoredEvent.Level.WARNING, "the gaussmeter drifts");
        run.finish(RunStatus.DONE, "");
        return run.id();
    }

    /** Some 60 bytes a point, so that thousands of points fill chunks and leave a rest. */
    private static void say(Writer transcript, int points) {
        try {
            for (int i = 0; i < points; i++) {
                transcript.write("0.000000000\tnvm\t\":READ?\"\t\"" + i / 7.0 + "\\n\"\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Writer transcript) {
        try {
            transcript.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSame(StoredRun copy, StoredRun original) {
        assertThat(copy.dataHash()).isEqualTo(original.dataHash());
        assertThat(copy.header()).isEqualTo(original.header());
        assertThat(copy.steps()).isEqualTo(original.steps());
        assertThat(copy.events()).isEqualTo(original.events());
        assertThat(copy.transcripts()).isEqualTo(original.transcripts());
        assertThat(StoreFixtures.transcripts(copy)).isEqualTo(StoreFixtures.transcripts(original));
        assertThat(copy.units()).hasSameSizeAs(original.units());
        for (int i = 0; i < copy.units().size(); i++) {
            StoredUnit mine = copy.units().get(i);
            StoredUnit theirs = original.units().get(i);
            assertThat(mine.spec()).isEqualTo(theirs.spec());
            assertThat(mine.complete()).isEqualTo(theirs.complete());
            assertThat(mine.endedSeconds()).isEqualTo(theirs.endedSeconds());
            assertThat(copy.read(mine).values())
                    .isDeepEqualTo(original.read(theirs).values());
        }
        RunSummary summary = copy.summary();
        assertThat(List.of(summary.status(), summary.points(), summary.units(), summary.labStop()))
                .isEqualTo(List.of(
                        original.summary().status(),
                        original.summary().points(),
                        original.summary().units(),
                        original.summary().labStop()));
    }

    @Test
    void runs_of_two_stations_are_in_the_shared_store_and_can_be_searched_tagged_and_fitted_there() {
        for (String station : List.of("a", "b")) {
            Path own = folder.resolve(station);
            try (RunStore store = RunStore.open(own);
                    Upload upload = Upload.begin(own, address(), notes::add)) {
                String run = measure(store, 1, 20_000);
                assertThat(upload.finish()).isEmpty();
                assertThat(upload.sharedId(run)).hasValue(station.equals("a") ? "r0001" : "r0002");
                assertThat(upload.ownId(upload.sharedId(run).orElseThrow())).isEqualTo(run);
            }
        }
        try (RunStore shared = RunStore.openShared(address());
                RunStore own = RunStore.openReadOnly(folder.resolve("b"))) {
            assertThat(shared.runs()).extracting(RunSummary::id).containsExactly("r0001", "r0002");
            assertSame(shared.run("r0002"), own.run("r0001"));
            shared.tag("r0002", "device", "W3");
            shared.tag("r0002", "device", "W4");
            shared.putFit("r0002", new StoredFit("telegraph", "n=1", "{}"));
            shared.putFit("r0002", new StoredFit("telegraph", "n=1", "{\"a\":1}"));
            assertThat(shared.runs(RunFilter.ALL.withDevice("W4")))
                    .extracting(RunSummary::id)
                    .containsExactly("r0002");
            assertThat(shared.run("r0002").fits()).containsExactly(new StoredFit("telegraph", "n=1", "{\"a\":1}"));
            assertThat(shared.lastRun().orElseThrow().id()).isEqualTo("r0002");
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void points_of_an_open_unit_are_seen_while_it_is_measured() {
        try (RunStore store = RunStore.open(folder);
                Upload upload = Upload.begin(folder, address(), notes::add);
                RunStore shared = RunStore.openShared(address())) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            Writer transcript = store.transcript(run.id());
            say(transcript, 9000);
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=27"));
            int appended = 0;
            for (int seen : new int[] {10, 9000, 9001}) {
                for (; appended < seen; appended++) {
                    unit.append(appended, 1, appended * 0.5);
                }
                await().until(() ->
                        !shared.runs().isEmpty() && shared.runs().get(0).points() == seen);
                StoredRun copy = shared.run("r0001");
                double[] volts = copy.column(copy.units().get(0), "V");
                assertThat(volts[seen - 1]).isEqualTo((seen - 1) * 0.5);
                assertThat(copy.summary().status()).isEqualTo(RunStatus.RUNNING);
            }
            await().until(() -> !shared.run("r0001").transcripts().isEmpty()); // its full chunk
            unit.complete();
            close(transcript);
            run.finish(RunStatus.DONE, "");
            assertThat(upload.finish()).isEmpty();
            assertSame(shared.run("r0001"), store.run("r0001"));
        }
    }

    @Test
    void a_link_that_breaks_anywhere_loses_nothing_and_doubles_nothing() throws Exception {
        long seed = 20;
        UniformRandomProvider random = RandomStreams.of(seed).stream("cuts");
        try (Link link = new Link(PostgresServer.host(), PostgresServer.port());
                RunStore store = RunStore.open(folder);
                RunStore shared = RunStore.openShared(address())) {
            ServerAddress through = PostgresServer.address("127.0.0.1", link.port(), database);
            List<String> runs = new ArrayList<>();
            int cuts = 0;
            for (int round = 0; round < 5; round++) {
                runs.add(measure(store, 1 + random.nextInt(50), 100 + random.nextInt(12_000)));
                link.cutAfter(random.nextInt(300_000));
                try (Upload upload = Upload.begin(folder, through, 500, notes::add)) {
                    upload.finish();
                    cuts += link.isCut() ? 1 : 0;
                }
                link.mend();
            }
            try (Upload upload = Upload.begin(folder, through, 500, notes::add)) {
                assertThat(upload.finish()).as("seed %d", seed).isEmpty();
                assertThat(shared.runs()).as("seed %d", seed).hasSameSizeAs(runs);
                for (String run : runs) {
                    assertSame(shared.run(upload.sharedId(run).orElseThrow()), store.run(run));
                }
            }
            assertThat(cuts).as("seed %d", seed).isPositive();
        }
    }

    @Test
    void a_server_that_is_away_is_said_once_and_gets_everything_when_it_is_back() throws Exception {
        try (Link link = new Link(PostgresServer.host(), PostgresServer.port())) {
            link.cut();
            ServerAddress through = PostgresServer.address("127.0.0.1", link.port(), database);
            try (RunStore store = RunStore.open(folder);
                    Upload upload = Upload.begin(folder, through, 500, notes::add)) {
                String run = measure(store, 3000);
                assertThat(upload.finish()).containsExactly(run);
                assertThat(upload.sharedId(run)).isEmpty();
            }
            assertThat(notes)
                    .singleElement()
                    .asString()
                    .contains("does not answer", folder + " keeps everything until it does")
                    .doesNotContain("secret");
            link.mend();
            try (Upload upload = Upload.begin(folder, through, 500, notes::add);
                    RunStore store = RunStore.openReadOnly(folder);
                    RunStore shared = RunStore.openShared(through)) {
                assertThat(upload.finish()).isEmpty();
                assertSame(shared.run("r0001"), store.run("r0001"));
            }
        }
    }

    @Test
    void a_server_that_comes_back_and_refuses_is_said_to_refuse() throws Exception {
        try (Link link = new Link(PostgresServer.host(), PostgresServer.port())) {
            link.cut();
            ServerAddress wrong =
                    ServerAddress.parse("postgresql://mtjlab:hush@127.0.0.1:" + link.port() + "/" + database);
            try (Upload upload = Upload.begin(folder, wrong, 500, notes::add)) {
                link.mend();
                await().until(() -> notes.size() > 1);
                upload.finish();
            }
            assertThat(notes).hasSize(2);
            assertThat(notes)
                    .last()
                    .asString()
                    .contains("refuses", "check user, password")
                    .doesNotContain("hush");
        }
    }

    @Test
    void a_file_that_cannot_be_read_for_a_while_is_copied_when_it_can() throws Exception {
        try (RunStore store = RunStore.open(folder);
                Upload upload = Upload.begin(folder, address(), notes::add)) {
            store.change(c -> Sql.update(c, "ALTER TABLE upload RENAME TO elsewhere"));
            await().until(() -> !notes.isEmpty());
            assertThat(notes).singleElement().asString().contains("broke off and is tried again", "no such table");
            measure(store, 5);
            store.change(c -> Sql.update(c, "ALTER TABLE elsewhere RENAME TO upload"));
            await().until(() -> notes.size() > 1);
            assertThat(upload.sharedId("r0001")).hasValue("r0001");
        }
    }

    @Test
    void a_run_that_was_resumed_is_copied_on() {
        try (RunStore store = RunStore.open(folder);
                RunStore shared = RunStore.openShared(address())) {
            RunWriter first = StoreFixtures.beginTelegraph(store);
            first.unit("telegraph", StoreFixtures.unit("H=1")).complete();
            first.finish(RunStatus.INTERRUPTED, "interrupted");
            try (Upload upload = Upload.begin(folder, address(), notes::add)) {
                assertThat(upload.finish()).isEmpty();
            }
            RunWriter again = store.resume("r0001", new DrivenClock());
            again.unit("telegraph", StoreFixtures.unit("H=2")).complete();
            again.finish(RunStatus.INTERRUPTED, "interrupted");
            try (Upload upload = Upload.begin(folder, address(), notes::add)) {
                assertThat(upload.finish()).isEmpty();
                assertThatThrownBy(() -> upload.ownId("r0007"))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining("was not measured by this station");
            }
            assertSame(shared.run("r0001"), store.run("r0001"));
        }
    }

    @Test
    void a_wrong_password_is_refused_at_once_and_not_told() {
        ServerAddress wrong = ServerAddress.parse(
                "postgresql://mtjlab:hush@" + PostgresServer.host() + ":" + PostgresServer.port() + "/" + database);
        assertThatThrownBy(() -> Upload.begin(folder, wrong, 2000, notes::add))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("check user, password and database")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> RunStore.openShared(wrong)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_user_that_may_only_read_reads_and_is_told_what_it_may_not() throws Exception {
        PostgresServer.execute("mtjlab", """
                DO $$ BEGIN CREATE ROLE visitor LOGIN PASSWORD 'look'; EXCEPTION WHEN duplicate_object THEN NULL; END $$""");
        ServerAddress visitor = ServerAddress.parse(
                "postgresql://visitor:look@" + PostgresServer.host() + ":" + PostgresServer.port() + "/" + database);
        assertThatThrownBy(() -> RunStore.openShared(visitor))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has no run store yet", "connect once as a user that may");
        try (RunStore store = RunStore.open(folder);
                Upload upload = Upload.begin(folder, address(), notes::add)) {
            measure(store, 5);
            assertThat(upload.finish()).isEmpty();
            PostgresServer.execute(database, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO visitor");
            try (RunStore shared = RunStore.openShared(visitor)) {
                assertSame(shared.run("r0001"), store.run("r0001"));
                assertThatThrownBy(() -> shared.tag("r0001", "a", "b"))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void the_schema_is_brought_up_to_date_once_and_a_newer_one_is_refused() throws Exception {
        List<String> more = new ArrayList<>(Server.MIGRATIONS);
        more.add("ALTER TABLE run ADD COLUMN operator TEXT NOT NULL DEFAULT 'nobody'");
        try (RunStore store = RunStore.open(folder);
                Upload upload = Upload.begin(folder, address(), notes::add)) {
            measure(store, 5);
            assertThat(upload.finish()).isEmpty();
        }
        try (Server server = Server.at(address())) {
            server.migrated(more).migrated(more);
            assertThat(server.query(row -> row.getString(1), "SELECT operator FROM run"))
                    .containsExactly("nobody");
        }
        assertThatThrownBy(() -> RunStore.openShared(address()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has schema 3, and this program knows up to 2");
    }
}
