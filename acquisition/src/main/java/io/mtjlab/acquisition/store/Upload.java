package io.mtjlab.acquisition.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.mtjlab.base.error.InvalidInput;

/**
 * Copies the runs of a station's own file to a shared store, while they are measured and afterwards. Whoever measures
 * writes to the file alone and never waits for the server: when that is away the file keeps everything, and is copied on
 * when it is back, in this process or a later one, without loss or duplicates.
 */
public final class Upload implements AutoCloseable {

    private static final long PERIOD_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Path folder;
    private final ServerAddress address;
    private final Consumer<String> notes;
    private final RunStore file;
    private final Server server;
    private final String station;
    private final Thread thread = new Thread(this::loop, "run-upload");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closing;
    private boolean ready;
    private Trouble told = Trouble.NONE;

    /** Why nothing is copied at the moment. Each is told once. */
    private enum Trouble {
        NONE,
        AWAY,
        REFUSED,
        BROKEN
    }

    private Upload(Path folder, ServerAddress address, int patienceMillis, Consumer<String> notes) {
        this.folder = folder;
        this.address = address;
        this.notes = notes;
        this.file = RunStore.open(folder);
        this.server = Server.at(address, patienceMillis);
        this.station = station();
    }

    /**
     * Begins to copy.
     *
     * @param folder of the station's file, which is made when it is not there
     * @param notes told when the server goes away and when it is back
     * @throws InvalidInput when the server is there and refuses us
     */
    public static Upload begin(Path folder, ServerAddress address, Consumer<String> notes) {
        return begin(folder, address, Server.PATIENCE_MILLIS, notes);
    }

    /** @param patienceMillis how long an attempt waits for the server */
    static Upload begin(Path folder, ServerAddress address, int patienceMillis, Consumer<String> notes) {
        Upload upload = new Upload(folder, address, patienceMillis, notes);
        try {
            upload.copyAll();
        } catch (SQLException e) {
            if (Server.isRefused(e)) {
                upload.release();
                throw upload.server.explain(e);
            }
            upload.trouble(e);
        } catch (RuntimeException e) {
            upload.release();
            throw e;
        }
        upload.thread.setDaemon(true); // the file keeps what was not copied
        upload.thread.start();
        return upload;
    }

    /** Who this file is to a server, for good. */
    private String station() {
        file.change(c -> Sql.update(
                c,
                "INSERT INTO station (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM station)",
                UUID.randomUUID().toString()));
        return file.query(row -> row.getString(1), "SELECT id FROM station").get(0);
    }

    private void loop() {
        long pause = PERIOD_MILLIS;
        while (sleep(pause)) {
            pause = attempt() ? PERIOD_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    /** @return false when it is to end */
    private boolean sleep(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && !closing) {
                left = changed.awaitNanos(left);
            }
            return !closing;
        } catch (InterruptedException e) {
            return false; // what is not copied now is copied later
        } finally {
            lock.unlock();
        }
    }

    private void copyAll() throws SQLException {
        if (!ready) {
            server.migrated();
            ready = true;
        }
        for (String run : waiting()) {
            copy(run);
        }
    }

    /** Copies what there is, or tells what is in the way, and never throws: it is tried again. */
    private boolean attempt() {
        try {
            copyAll();
            tell(Trouble.NONE, address + " answers again; everything is copied");
            return true;
        } catch (SQLException e) {
            trouble(e);
        } catch (InvalidInput e) {
            tell(Trouble.REFUSED, e.getMessage() + "; " + folder + " keeps everything");
        } catch (RuntimeException e) {
            tell(Trouble.BROKEN, "copying to " + address + " broke off and is tried again: " + e.getMessage());
        }
        return false;
    }

    private void trouble(SQLException e) {
        if (Server.isRefused(e)) {
            tell(Trouble.REFUSED, server.explain(e).getMessage() + "; " + folder + " keeps everything");
        } else {
            tell(
                    Trouble.AWAY,
                    address + " does not answer (" + Server.reason(e) + "); " + folder
                            + " keeps everything until it does");
        }
    }

    private void tell(Trouble now, String words) {
        if (now != told) {
            told = now;
            notes.accept(words);
        }
    }

    /** The runs that the server lacks something of. */
    private List<String> waiting() {
        return file.query(row -> RunIds.of(row.getLong(1)), """
                SELECT r.id FROM run r LEFT JOIN upload u ON u.run = r.id AND u.server = ?
                WHERE r.status = 'running' OR u.run IS NULL OR u.status <> r.status
                   OR u.last_event <> (SELECT coalesce(max(e.id), 0) FROM event e WHERE e.run = r.id)
                ORDER BY r.id""", address.toString());
    }

    private void copy(String run) throws SQLException {
        long id = RunIds.number(run);
        String status = file.run(run).summary().status().word();
        long lastEvent = file.query(row -> row.getLong(1), "SELECT coalesce(max(id), 0) FROM event WHERE run = ?", id)
                .get(0);
        long number = new RunUpload(file, station, run).to(server);
        file.change(c -> Sql.update(
                c,
                "INSERT INTO upload (run, server, number, status, last_event) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (run, server) DO UPDATE SET status = EXCLUDED.status,"
                        + " last_event = EXCLUDED.last_event",
                id,
                address.toString(),
                number,
                status,
                lastEvent));
    }

    /** A run of the file as the shared store calls it; empty before it has got there. */
    public Optional<String> sharedId(String run) {
        return file
                .query(
                        row -> RunIds.of(row.getLong(1)),
                        "SELECT number FROM upload WHERE run = ? AND server = ?",
                        RunIds.number(run),
                        address.toString())
                .stream()
                .findFirst();
    }

    /**
     * A run of the shared store as this station's file calls it.
     *
     * @throws InvalidInput when it was not measured here
     */
    public String ownId(String sharedRun) {
        return file
                .query(
                        row -> RunIds.of(row.getLong(1)),
                        "SELECT run FROM upload WHERE number = ? AND server = ?",
                        RunIds.number(sharedRun),
                        address.toString())
                .stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInput("run " + sharedRun + " of " + address
                        + " was not measured by this station (" + folder + "); only the station that began a run can"
                        + " go on with it"));
    }

    /** Copies what is left, with one attempt. @return the runs that the server does not have whole yet */
    public List<String> finish() {
        stop();
        attempt();
        return waiting();
    }

    private void stop() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        release();
    }

    private void release() {
        server.close();
        file.close();
    }
}
