package io.mtjlab.acquisition.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;

/**
 * Puts one run into the store. Thread-safe. A method that says so returns only when what it wrote is on the disk; the
 * others leave it to the next group commit, and report an earlier failure of the store.
 */
public final class RunWriter {

    private final long number;
    private final String bench;
    private final LabClock clock;
    private final long startNanos;
    private final Committer committer;
    private final RunLocks locks;
    private final AtomicLong durablePoints;
    private volatile LongConsumer listener = points -> {};

    private RunWriter(
            long number,
            String bench,
            LabClock clock,
            long startNanos,
            long points,
            Committer committer,
            RunLocks locks) {
        this.number = number;
        this.durablePoints = new AtomicLong(points);
        this.bench = bench;
        this.clock = clock;
        this.startNanos = startNanos;
        this.committer = committer;
        this.locks = locks;
    }

    static RunWriter begin(RunHeader header, LabClock clock, Committer committer, RunLocks locks) {
        long startNanos = clock.nanos();
        String labStart = clock.epoch().plusNanos(startNanos).toString();
        AtomicLong number = new AtomicLong();
        committer.submitAndAwait(c -> {
            number.set(Sql.insert(
                    c,
                    "INSERT INTO run (kind, status, bench, seed, program, lab_start) VALUES (?, 'running', ?, ?, ?, ?)",
                    header.kind(),
                    header.bench(),
                    header.seed(),
                    header.program(),
                    labStart));
            Map<String, String> documents = Map.of(
                    "campaign", header.campaignText(),
                    "bench", header.benchText(),
                    "snapshot", Json.write(header.snapshot()),
                    "limits", Json.write(header.limits()));
            for (Map.Entry<String, String> document : documents.entrySet()) {
                Sql.update(
                        c,
                        "INSERT INTO document (run, name, body) VALUES (?, ?, ?)",
                        number.get(),
                        document.getKey(),
                        document.getValue());
            }
            locks.acquire(RunIds.of(number.get()));
        });
        return new RunWriter(number.get(), header.bench(), clock, startNanos, 0, committer, locks);
    }

    static RunWriter resume(RunSummary run, LabClock clock, Committer committer, RunLocks locks) {
        long number = RunIds.number(run.id());
        long startNanos = Duration.between(clock.epoch(), run.labStart()).toNanos();
        RunWriter writer = new RunWriter(number, run.bench(), clock, startNanos, run.points(), committer, locks);
        AtomicBoolean busy = new AtomicBoolean();
        committer.submitAndAwait(
                c -> { // one process at a time is in here, so that of two that resume at once one does
                    busy.set(locks.isHeld(run.id()));
                    if (!busy.get()) {
                        Sql.update(
                                c,
                                "UPDATE run SET status = 'running', cause = '', lab_stop = NULL WHERE id = ?",
                                number);
                        locks.acquire(run.id());
                    }
                });
        if (busy.get()) {
            throw new InvalidInput("run " + run.id() + " is being measured now");
        }
        writer.event(StoredEvent.Level.INFO, "resumed; it was " + run.status().word() + " before");
        return writer;
    }

    /** {@code r0001}. */
    public String id() {
        return RunIds.of(number);
    }

    /** @param listener told of {@link #durablePoints()} after every commit that raised it, on the store's own thread */
    public void onDurable(LongConsumer listener) {
        this.listener = listener;
    }

    /** How many points of this run are on the disk. Never falls. */
    public long durablePoints() {
        return durablePoints.get();
    }

    /** Adds a step. @param name unique within the run */
    public void step(String name, String kind, Map<String, Object> parameters) {
        String json = Json.write(parameters);
        committer.submit(c -> Sql.update(
                c,
                "INSERT INTO step (run, ordinal, name, kind, parameters) "
                        + "VALUES (?1, (SELECT count(*) FROM step WHERE run = ?1), ?2, ?3, ?4)",
                number,
                name,
                kind,
                json));
    }

    /** Begins a unit of the step. */
    public UnitWriter unit(String step, UnitSpec spec) {
        return new UnitWriter(this, step, spec);
    }

    /** Journals outputs as live, because they are about to be. On the disk when this returns. */
    public void live(Collection<String> roles, String what) {
        String since = clock.instant().toString();
        committer.submitAndAwait(c -> {
            for (String role : roles) {
                Sql.update(
                        c,
                        "INSERT OR REPLACE INTO live_output (bench, role, what, since, run) VALUES (?, ?, ?, ?, ?)",
                        bench,
                        role,
                        what,
                        since,
                        number);
            }
        });
    }

    /** Strikes an output off the journal, because it was verified to be safe. */
    public void safe(String role) {
        committer.submit(c -> Sql.update(c, "DELETE FROM live_output WHERE bench = ? AND role = ?", bench, role));
    }

    public void event(StoredEvent.Level level, String text) {
        String labTime = clock.instant().toString();
        committer.submit(c -> Sql.update(
                c,
                "INSERT INTO event (run, lab_time, level, text) VALUES (?, ?, ?, ?)",
                number,
                labTime,
                level.word(),
                text));
    }

    /** Ends the run. On the disk when this returns. @param cause why it did not end well, or "" */
    public void finish(RunStatus status, String cause) {
        String labStop = clock.instant().toString();
        try {
            committer.submitAndAwait(c -> Sql.update(
                    c,
                    "UPDATE run SET status = ?, cause = ?, lab_stop = ? WHERE id = ?",
                    status.word(),
                    cause,
                    labStop,
                    number));
        } finally {
            locks.release(id());
        }
    }

    Committer committer() {
        return committer;
    }

    long number() {
        return number;
    }

    double labSeconds() {
        return (clock.nanos() - startNanos) * 1e-9;
    }

    void addDurable(long points) {
        if (points > 0) {
            listener.accept(durablePoints.addAndGet(points));
        }
    }
}
