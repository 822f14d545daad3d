package io.mtjlab.acquisition.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;

/**
 * Puts the points of one unit into the store. Points wait in memory for the next group commit, which writes them as
 * small chunks; what has grown to {@link #CHUNK_ROWS}, or belongs to a unit that completes, is joined to a large one.
 */
public final class UnitWriter implements UnitRecorder {

    /** Points in a chunk that stays: 64 KiB a column. */
    static final int CHUNK_ROWS = 8192;

    /** Rows that may wait in memory before {@link #append} waits for the disk. */
    private static final int WAITING_ROWS = 1 << 18;

    private final RunWriter run;
    private final UnitSpec spec;
    private final int columns;
    private final Map<String, Object> notes = new TreeMap<>();

    // Guarded by this. The rows since openRow, whether or not they are stored as small chunks already.
    private double[][] open;
    private long openRow;
    private int openRows;
    private int storedRows;
    private boolean queued;
    private long ticket;
    private boolean ended;

    // Only on the committer's thread.
    private long number;

    UnitWriter(RunWriter run, String step, UnitSpec spec) {
        this.run = run;
        this.spec = spec;
        this.columns = spec.columns().size();
        this.open = new double[columns][64];
        double began = run.labSeconds();
        String coordinates = Json.write(spec.coordinates());
        String columnsJson = Json.columns(spec.columns());
        run.committer()
                .submit(c -> number = Sql.insert(
                        c,
                        "INSERT INTO unit (run, step, key, label, coordinates, columns, expected_seconds, began_seconds, "
                                + "device, die) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        run.number(),
                        step,
                        spec.key(),
                        spec.label(),
                        coordinates,
                        columnsJson,
                        spec.expectedSeconds(),
                        began,
                        word(spec, "device"),
                        word(spec, "die")));
    }

    static @Nullable String word(UnitSpec spec, String coordinate) {
        Object value = spec.coordinates().get(coordinate);
        return value == null ? null : value.toString();
    }

    @Override
    public void append(double... row) {
        requireColumns(row.length, "values");
        long awaited;
        synchronized (this) {
            reserve(1);
            for (int i = 0; i < columns; i++) {
                open[i][openRows] = row[i];
            }
            awaited = grown(1);
        }
        waitWhenFarAhead(awaited);
    }

    @Override
    public void appendAll(double[]... block) {
        requireColumns(block.length, "columns");
        int rows = block.length == 0 ? 0 : block[0].length;
        for (double[] column : block) {
            if (column.length != rows) {
                throw new IllegalArgumentException("unit " + spec.key() + ": columns of unequal length, "
                        + Arrays.toString(
                                Arrays.stream(block).mapToInt(b -> b.length).toArray()));
            }
        }
        long awaited;
        synchronized (this) {
            reserve(rows);
            for (int i = 0; i < columns; i++) {
                System.arraycopy(block[i], 0, open[i], openRows, rows);
            }
            awaited = grown(rows);
        }
        waitWhenFarAhead(awaited);
    }

    @Override
    public synchronized void note(String name, Object value) {
        requireOpen();
        if (!(value instanceof Number || value instanceof String || value instanceof Boolean)) {
            throw new IllegalArgumentException("note " + name + " of unit " + spec.key() + " is a "
                    + value.getClass().getSimpleName() + "; notes are numbers, words or truth values");
        }
        notes.put(name, value);
    }

    /** Ends the unit. All of it is on the disk when this returns, and it will not be measured again. */
    public void complete() {
        run.committer().await(end(true));
    }

    /** Leaves the unit as it is, with its points and notes: it is to be measured again. */
    public void abandon() {
        end(false);
    }

    private long end(boolean complete) {
        String notesJson;
        synchronized (this) {
            requireOpen();
            ended = true;
            notesJson = Json.write(notes);
        }
        double seconds = run.labSeconds();
        return run.committer()
                .submit(new Drain(
                        true,
                        c -> Sql.update(
                                c,
                                "UPDATE unit SET complete = ?, ended_seconds = ?, notes = ? WHERE id = ?",
                                complete ? 1 : 0,
                                seconds,
                                notesJson,
                                number)));
    }

    private void requireColumns(int given, String what) {
        if (given != columns) {
            throw new IllegalArgumentException(
                    "unit " + spec.key() + " has " + columns + " columns, and was given " + given + " " + what);
        }
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("unit " + spec.key() + " has ended");
        }
    }

    private void reserve(int rows) {
        requireOpen();
        int needed = Math.addExact(openRows, rows);
        if (columns > 0 && open[0].length < needed) {
            int capacity = Math.max(needed, open[0].length * 2);
            for (int i = 0; i < columns; i++) {
                open[i] = Arrays.copyOf(open[i], capacity);
            }
        }
    }

    /** @return a ticket to wait for when too much is waiting, else 0 */
    private long grown(int rows) {
        openRows += rows;
        if (!queued) {
            ticket = run.committer().submit(new Drain(false, c -> {}));
            queued = true;
        }
        return openRows - storedRows > WAITING_ROWS ? ticket : 0;
    }

    private void waitWhenFarAhead(long ticket) {
        if (ticket > 0) {
            run.committer().await(ticket);
        }
    }

    /** Moves what waits into the file. */
    private final class Drain implements Committer.Write {

        private final boolean last;
        private final Committer.Write then;
        private long added;

        Drain(boolean last, Committer.Write then) {
            this.last = last;
            this.then = then;
        }

        @Override
        public void apply(Connection connection) throws SQLException {
            synchronized (UnitWriter.this) {
                queued = false;
                added = openRows - storedRows;
                if (last || openRows >= CHUNK_ROWS) {
                    join(connection, last);
                }
                if (openRows > storedRows) {
                    insert(connection, storedRows, openRows);
                    storedRows = openRows;
                }
                Sql.update(connection, "UPDATE unit SET points = ? WHERE id = ?", openRow + openRows, number);
            }
            then.apply(connection);
        }

        @Override
        public void durable() {
            run.addDurable(added);
        }
    }

    /** Replaces the small chunks by large ones: full ones, and at the end also the rest. */
    private void join(Connection connection, boolean all) throws SQLException {
        Sql.update(connection, "DELETE FROM chunk WHERE unit = ? AND first_row >= ?", number, openRow);
        int done = 0;
        while (openRows - done >= CHUNK_ROWS || (all && openRows > done)) {
            int until = Math.min(openRows, done + CHUNK_ROWS);
            insert(connection, done, until);
            done = until;
        }
        for (double[] column : open) {
            System.arraycopy(column, done, column, 0, openRows - done);
        }
        openRow += done;
        openRows -= done;
        storedRows = 0;
    }

    private void insert(Connection connection, int from, int until) throws SQLException {
        for (int i = 0; i < columns; i++) {
            ByteBuffer bytes =
                    ByteBuffer.allocate((until - from) * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(open[i], from, until - from);
            Sql.update(
                    connection,
                    "INSERT INTO chunk (unit, col, first_row, data) VALUES (?, ?, ?, ?)",
                    number,
                    i,
                    openRow + from,
                    bytes.array());
        }
    }
}
