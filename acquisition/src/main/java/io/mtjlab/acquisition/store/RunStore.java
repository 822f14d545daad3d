package io.mtjlab.acquisition.store;

import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;

/**
 * The runs of a lab, in one SQLite file ({@code runs.sqlite} in a folder) that other programs can read too: the comments
 * of {@code schema-1.sql} say how. Several processes may read and write at the same time. What was reported as stored
 * survives {@code kill -9} and power loss (write-ahead log, synchronous FULL).
 */
public final class RunStore implements AutoCloseable {

    /** The store's file within its folder. */
    public static final String FILE_NAME = "runs.sqlite";

    private static final String SUMMARY = """
            SELECT r.id, r.kind, r.status, r.cause, r.bench, r.seed, r.program, r.lab_start, r.lab_stop,
                   (SELECT count(*) FROM unit u WHERE u.run = r.id AND u.complete = 1),
                   (SELECT coalesce(sum(u.points), 0) FROM unit u WHERE u.run = r.id)
            FROM run r""";

    private final Reading reading;
    private final Optional<Annotating> annotating;
    private final Optional<OwnFile> own;

    /** What only a store in a file has: runs are measured into it. */
    private record OwnFile(Path file, RunLocks locks, Optional<Connection> writing, Optional<Committer> committer) {}

    private RunStore(Reading reading, Optional<Annotating> annotating, Optional<OwnFile> own) {
        this.reading = reading;
        this.annotating = annotating;
        this.own = own;
    }

    private static RunStore of(Path file, Connection reading, Optional<Connection> writing) {
        Optional<Committer> committer = writing.map(connection -> new Committer(file, connection));
        return new RunStore(
                new FileReading(file, reading),
                committer.map(c -> c),
                Optional.of(new OwnFile(file, new RunLocks(StoreFolder.of(file)), writing, committer)));
    }

    /** Opens the store in {@code folder} to read and write; makes both when they are not there. */
    public static RunStore open(Path folder) {
        return open(folder, Database.MIGRATIONS);
    }

    static RunStore open(Path folder, List<String> migrations) {
        Path file = StoreFolder.toWrite(folder);
        Connection writing = Database.write(file, migrations);
        return of(file, Database.read(file, migrations), Optional.of(writing));
    }

    /** Opens an existing store only to read it. */
    public static RunStore openReadOnly(Path folder) {
        Path file = StoreFolder.toRead(folder);
        return of(file, Database.read(file, Database.MIGRATIONS), Optional.empty());
    }

    /** Opens a shared store to read it, and to attach fits and tags; its runs come from stations ({@link Upload}). */
    public static RunStore openShared(ServerAddress address) {
        Server server = Server.at(address);
        try {
            server.migrated();
        } catch (SQLException e) {
            server.close();
            throw server.explain(e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return new RunStore(server, Optional.of(server), Optional.empty());
    }

    /** Where it is, for people. */
    public String place() {
        return reading.place();
    }

    /** Starts a run. It is in the store, with all of its header, when this returns. */
    public RunWriter begin(RunHeader header, LabClock clock) {
        return RunWriter.begin(header, clock, committer(), own().locks());
    }

    /**
     * Goes on with a run that is not done. What it has stored stays; units that are not complete are to be measured again.
     *
     * @throws InvalidInput when it is done, or being measured now
     */
    public RunWriter resume(String id, LabClock clock) {
        RunSummary run = run(id).summary();
        if (run.status() == RunStatus.DONE) {
            throw new InvalidInput("run " + id + " is done; there is nothing to resume");
        }
        return RunWriter.resume(run, clock, committer(), own().locks());
    }

    /**
     * Where a run leaves what is said over the wires from now on. What is written is in the next group commit; close it
     * before the store.
     */
    public Writer transcript(String run) {
        return new TranscriptAppender(committer(), RunIds.number(run));
    }

    /** All runs, oldest first. Takes no longer when they hold more points. */
    public List<RunSummary> runs() {
        return query(RunStore::summary, SUMMARY + " ORDER BY r.id");
    }

    /** The runs that are wanted, oldest first. */
    public List<RunSummary> runs(RunFilter filter) {
        RunFilter.Where where = filter.where();
        List<RunSummary> found = query(
                RunStore::summary,
                SUMMARY + where.sql() + " ORDER BY r.id",
                where.arguments().toArray());
        return found.stream()
                .filter(filter::accepts)
                .filter(run -> filter.parameters().isEmpty()
                        || filter.accepts(run(run.id()).steps()))
                .toList();
    }

    /** The tags of every run that has some: names and values by the run's id. */
    public Map<String, Map<String, String>> tags() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        query(
                row -> all.computeIfAbsent(RunIds.of(row.getLong(1)), id -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)),
                "SELECT run, name, value FROM tag");
        return all;
    }

    /** Tags a run; a tag of that name is replaced. @param value may be "" */
    public void tag(String run, String name, String value) {
        long number = RunIds.number(run(run).id());
        change(c -> Sql.update(
                c,
                "INSERT INTO tag (run, name, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (run, name) DO UPDATE SET value = EXCLUDED.value",
                number,
                name,
                value));
    }

    /** Takes a tag off a run. @return whether the run had it */
    public boolean untag(String run, String name) {
        long number = RunIds.number(run(run).id());
        AtomicBoolean had = new AtomicBoolean();
        change(c -> had.set(Sql.update(c, "DELETE FROM tag WHERE run = ? AND name = ?", number, name) > 0));
        return had.get();
    }

    /** @param id {@code r0001} */
    public StoredRun run(String id) {
        long number = RunIds.number(id);
        List<RunSummary> found = query(RunStore::summary, SUMMARY + " WHERE r.id = ?", number);
        if (found.isEmpty()) {
            List<RunSummary> all = runs();
            throw new InvalidInput("there is no run " + id + " in " + place()
                    + (all.isEmpty()
                            ? "; it is empty"
                            : "; the last one is " + all.get(all.size() - 1).id()));
        }
        return new StoredRun(this, number, found.get(0));
    }

    /** What SQLite's own check finds wrong with the whole file; empty when it is sound. Reads all of it. */
    public List<String> damages() {
        return query(row -> row.getString(1), "PRAGMA integrity_check").stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    /** The run that began last. */
    public Optional<StoredRun> lastRun() {
        List<String> ids =
                query(row -> RunIds.of(row.getLong(1)), "SELECT max(id) FROM run HAVING max(id) IS NOT NULL");
        return ids.stream().findFirst().map(this::run);
    }

    /** Attaches a fit; one of the same kind and data set is replaced. @param document JSON */
    public void putFit(String run, StoredFit fit) {
        change(c -> Sql.update(
                c,
                "INSERT INTO fit (run, kind, data_set, document) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (run, kind, data_set) DO UPDATE SET document = EXCLUDED.document",
                RunIds.number(run),
                fit.kind(),
                fit.dataSet(),
                fit.document()));
    }

    /** What may be live on the bench, as far as the runs in this store know; those first that were so first. */
    public List<LiveOutput> liveOutputs(String bench) {
        return query(
                row -> new LiveOutput(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Instant.parse(row.getString(4)),
                        RunIds.of(row.getLong(5))),
                "SELECT bench, role, what, since, run FROM live_output WHERE bench = ? ORDER BY rowid",
                bench);
    }

    /** Strikes an output off the journal: somebody verified that it is safe. */
    public void verifiedSafe(String bench, String role) {
        change(c -> Sql.update(c, "DELETE FROM live_output WHERE bench = ? AND role = ?", bench, role));
    }

    /** Runs on the bench that say that they measure, but whose process is gone. */
    public List<String> vanishedRuns(String bench) {
        return runsInProgress(bench).stream()
                .filter(run -> !own().locks().isHeld(run))
                .toList();
    }

    /** Runs that are measuring on the bench now, in this process or another. */
    public List<String> activeRuns(String bench) {
        return runsInProgress(bench).stream().filter(own().locks()::isHeld).toList();
    }

    private List<String> runsInProgress(String bench) {
        return query(
                row -> RunIds.of(row.getLong(1)),
                "SELECT id FROM run WHERE status = 'running' AND bench = ? ORDER BY id",
                bench);
    }

    /** Says of a run whose process vanished that it was interrupted. */
    public void markInterrupted(String run, String cause) {
        change(c -> Sql.update(
                c,
                "UPDATE run SET status = 'interrupted', cause = ? WHERE id = ? AND status = 'running'",
                cause,
                RunIds.number(run)));
        own().locks().forget(run);
    }

    <T> List<T> query(Sql.Row<T> reader, String sql, @Nullable Object... arguments) {
        return reading.query(reader, sql, arguments);
    }

    /** Makes a change, and waits until it is on the disk. */
    void change(Committer.Write write) {
        annotating
                .orElseThrow(() -> new IllegalStateException(place() + " was opened only to read it"))
                .submitAndAwait(write);
    }

    private OwnFile own() {
        return own.orElseThrow(() -> new IllegalStateException(
                place() + " is shared: runs are measured into a station's own file, and copied from there"));
    }

    private Committer committer() {
        return own().committer().orElseThrow(() -> new IllegalStateException(place() + " was opened only to read it"));
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                RunIds.of(row.getLong(1)),
                row.getString(2),
                RunStatus.of(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                Instant.parse(row.getString(8)),
                Optional.ofNullable(row.getString(9)).map(Instant::parse),
                row.getInt(10),
                row.getLong(11));
    }

    /** Commits what is open, and closes the file. */
    @Override
    public void close() {
        own.flatMap(OwnFile::committer).ifPresent(Committer::close);
        reading.close();
        own.flatMap(OwnFile::writing).ifPresent(this::close);
    }

    private void close(Connection writing) {
        try {
            writing.close();
        } catch (SQLException e) {
            throw Database.explain(own().file(), "cannot be closed", e);
        }
    }
}
