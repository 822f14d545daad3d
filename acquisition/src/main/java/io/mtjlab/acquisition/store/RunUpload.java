package io.mtjlab.acquisition.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Copies one run of a station's file to a server. Every transaction begins by looking at what the server has, under a
 * lock on the run: so it does not matter how often it is tried, nor whether the last commit before a broken link arrived.
 * A unit that is over is written once and for all; of one that is open the points that the server lacks.
 */
final class RunUpload {

    private static final int BATCH = 64;

    private final RunStore file;
    private final String station;
    private final StoredRun run;
    private final long stationRun;

    RunUpload(RunStore file, String station, String run) {
        this.file = file;
        this.station = station;
        this.run = file.run(run);
        this.stationRun = RunIds.number(run);
    }

    /** @return the run's number on the server, which has all of it then that the file has now */
    long to(Server server) throws SQLException {
        long number = server.transaction(this::head);
        List<StoredUnit> units = run.unitsFrom(server.transaction(c -> firstToCopy(c, number)));
        for (int i = 0; i < units.size(); i++) {
            StoredUnit unit = units.get(i);
            boolean over = unit.complete()
                    || !Double.isNaN(unit.endedSeconds())
                    || i + 1 < units.size()
                    || run.summary().status() != RunStatus.RUNNING;
            server.transaction(connection -> unit(connection, number, unit, over));
        }
        TranscriptUpload transcripts = new TranscriptUpload(file, stationRun, number);
        transcripts.to(server, run.transcripts(), run.summary().status() != RunStatus.RUNNING);
        server.transaction(connection -> rest(connection, number));
        return number;
    }

    /** The run with its header and steps; not done before all of it is there. */
    private long head(Connection connection) throws SQLException {
        RunSummary summary = run.summary();
        Optional<Long> known = known(connection);
        if (known.isEmpty()) {
            Sql.update(
                    connection,
                    "INSERT INTO run (station, station_run, kind, status, bench, seed, program, lab_start)"
                            + " VALUES (?, ?, ?, 'running', ?, ?, ?, ?) ON CONFLICT (station, station_run) DO NOTHING",
                    station,
                    stationRun,
                    summary.kind(),
                    summary.bench(),
                    summary.seed(),
                    summary.program(),
                    summary.labStart().toString());
            known = known(connection);
        }
        long number = known.orElseThrow(() -> new SQLException("the run that was just written is not there"));
        Sql.update(connection, "UPDATE run SET status = 'running', cause = '', lab_stop = NULL WHERE id = ?", number);
        for (String name : List.of("campaign", "bench", "snapshot", "limits")) {
            Sql.update(
                    connection,
                    "INSERT INTO document (run, name, body) VALUES (?, ?, ?) ON CONFLICT (run, name) DO NOTHING",
                    number,
                    name,
                    run.document(name));
        }
        List<StoredStep> steps = run.steps();
        for (int i = 0; i < steps.size(); i++) {
            Sql.update(
                    connection,
                    "INSERT INTO step (run, ordinal, name, kind, parameters) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (run, name) DO NOTHING",
                    number,
                    i,
                    steps.get(i).name(),
                    steps.get(i).kind(),
                    Json.write(steps.get(i).parameters()));
        }
        return number;
    }

    /** The run's number on the server; holds it against another copier of the same file until the commit. */
    private Optional<Long> known(Connection connection) throws SQLException {
        return Sql.list(
                        connection,
                        row -> row.getLong(1),
                        "SELECT id FROM run WHERE station = ? AND station_run = ? FOR UPDATE",
                        station,
                        stationRun)
                .stream()
                .findFirst();
    }

    private static long firstToCopy(Connection connection, long number) throws SQLException {
        return Sql.list(
                        connection,
                        row -> row.getLong(1),
                        "SELECT coalesce(max(station_unit), 0) + 1 FROM unit WHERE run = ? AND sealed",
                        number)
                .get(0);
    }

    /** What the server has of a unit. */
    private record Copy(long id, long points, boolean sealed) {}

    private boolean unit(Connection connection, long number, StoredUnit unit, boolean over) throws SQLException {
        known(connection);
        @Nullable Copy copy = copy(connection, number, unit);
        if (copy == null) {
            Sql.update(
                    connection,
                    "INSERT INTO unit (run, station_unit, step, key, label, coordinates, columns, expected_seconds,"
                            + " began_seconds, device, die) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    number,
                    unit.number(),
                    unit.step(),
                    unit.spec().key(),
                    unit.spec().label(),
                    Json.write(unit.spec().coordinates()),
                    Json.columns(unit.spec().columns()),
                    unit.spec().expectedSeconds(),
                    unit.beganSeconds(),
                    UnitWriter.word(unit.spec(), "device"),
                    UnitWriter.word(unit.spec(), "die"));
            copy = copy(connection, number, unit);
        }
        if (copy == null || copy.sealed()) {
            return false;
        }
        if (over) {
            Sql.update(connection, "DELETE FROM chunk WHERE unit = ?", copy.id()); // the small ones of the open unit
            chunks(connection, copy.id(), unit, 0);
            seal(connection, copy.id(), unit);
        } else {
            chunks(connection, copy.id(), unit, copy.points());
            Sql.update(connection, "UPDATE unit SET points = ? WHERE id = ?", unit.points(), copy.id());
        }
        return true;
    }

    private static @Nullable Copy copy(Connection connection, long number, StoredUnit unit) throws SQLException {
        List<Copy> found = Sql.list(
                connection,
                row -> new Copy(row.getLong(1), row.getLong(2), row.getBoolean(3)),
                "SELECT id, points, sealed FROM unit WHERE run = ? AND station_unit = ?",
                number,
                unit.number());
        return found.isEmpty() ? null : found.get(0);
    }

    private void chunks(Connection connection, long id, StoredUnit unit, long from) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO chunk (unit, col, first_row, data) VALUES (?, ?, ?, ?)")) {
            int waiting = 0;
            for (long first = from; first < unit.points(); first += UnitWriter.CHUNK_ROWS) {
                int rows = (int) Math.min(UnitWriter.CHUNK_ROWS, unit.points() - first);
                double[][] values = run.rows(unit, first, rows);
                for (int column = 0; column < values.length; column++) {
                    ByteBuffer bytes = ByteBuffer.allocate(rows * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                    bytes.asDoubleBuffer().put(values[column]);
                    insert.setLong(1, id);
                    insert.setInt(2, column);
                    insert.setLong(3, first);
                    insert.setBytes(4, bytes.array());
                    insert.addBatch();
                    waiting++;
                }
                if (waiting >= BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private static void seal(Connection connection, long id, StoredUnit unit) throws SQLException {
        Sql.update(
                connection,
                "UPDATE unit SET sealed = TRUE, points = ?, complete = ?, ended_seconds = ?, notes = ? WHERE id = ?",
                unit.points(),
                unit.complete() ? 1 : 0,
                Double.isNaN(unit.endedSeconds()) ? null : unit.endedSeconds(),
                Json.write(unit.notes()),
                id);
    }

    /** Events, fits, tags, and how the run ended; what somebody said on the server already, stays. */
    private boolean rest(Connection connection, long number) throws SQLException {
        known(connection);
        List<StoredEvent> events = run.events();
        List<Long> ids =
                file.query(row -> row.getLong(1), "SELECT id FROM event WHERE run = ? ORDER BY id", stationRun);
        for (int i = 0; i < Math.min(events.size(), ids.size()); i++) {
            StoredEvent event = events.get(i);
            Sql.update(
                    connection,
                    "INSERT INTO event (run, station_event, lab_time, level, text) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (run, station_event) DO NOTHING",
                    number,
                    ids.get(i),
                    event.labTime().toString(),
                    event.level().word(),
                    event.text());
        }
        for (StoredFit fit : run.fits()) {
            Sql.update(
                    connection,
                    "INSERT INTO fit (run, kind, data_set, document) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    number,
                    fit.kind(),
                    fit.dataSet(),
                    fit.document());
        }
        for (var tag : run.tags().entrySet()) {
            Sql.update(
                    connection,
                    "INSERT INTO tag (run, name, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    number,
                    tag.getKey(),
                    tag.getValue());
        }
        RunSummary summary = run.summary();
        Sql.update(
                connection,
                "UPDATE run SET status = ?, cause = ?, lab_stop = ? WHERE id = ?",
                summary.status().word(),
                summary.cause(),
                summary.labStop().map(Object::toString).orElse(null),
                number);
        return true;
    }
}
