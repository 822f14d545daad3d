package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.error.InvalidInput;

/** A run in the store. Everything is read when it is asked for. */
public final class StoredRun {

    private static final String UNITS = """
            SELECT id, step, key, label, coordinates, columns, expected_seconds, notes, points, complete,
                   began_seconds, ended_seconds
            FROM unit""";

    private final RunStore store;
    private final long number;
    private final RunSummary summary;
    private final Optional<DeviceView> view;

    StoredRun(RunStore store, long number, RunSummary summary) {
        this(store, number, summary, Optional.empty());
    }

    private StoredRun(RunStore store, long number, RunSummary summary, Optional<DeviceView> view) {
        this.store = store;
        this.number = number;
        this.summary = summary;
        this.view = view;
    }

    /**
     * The run as if nothing but this device had been measured: what measured it inside of a wafer step are its steps.
     *
     * @param device one of {@link #devices}
     * @param aged whether with the units that say that the device had aged
     * @throws InvalidInput when nothing of the run was measured on it
     */
    public StoredRun on(String device, boolean aged) {
        if (!devices().contains(device)) {
            throw new InvalidInput("nothing of run " + id() + " was measured on '" + device + "'"
                    + (devices().isEmpty() ? ": it names no devices" : "; it has " + String.join(", ", devices())));
        }
        return new StoredRun(store, number, summary, Optional.of(new DeviceView(device, aged)));
    }

    /** The device that all of it is seen as being of, see {@link #on}. */
    public Optional<String> device() {
        return view.map(DeviceView::device);
    }

    /** As it stood when this run was asked for. */
    public RunSummary summary() {
        return summary;
    }

    public String id() {
        return summary.id();
    }

    /** What the run began with. */
    public RunHeader header() {
        return RunHeader.of(summary.kind(), summary.bench(), summary.seed(), summary.program())
                .withCampaignText(document("campaign"))
                .withBenchText(document("bench"))
                .withSnapshot(Json.map(document("snapshot")))
                .withLimits(Json.map(document("limits")));
    }

    String document(String name) {
        return store.query(
                        row -> row.getString(1), "SELECT body FROM document WHERE run = ? AND name = ?", number, name)
                .get(0);
    }

    public List<StoredStep> steps() {
        if (view.isPresent()) {
            return DeviceView.steps(units());
        }
        return store.query(
                row -> new StoredStep(row.getString(1), row.getString(2), Json.map(row.getString(3))),
                "SELECT name, kind, parameters FROM step WHERE run = ? ORDER BY ordinal",
                number);
    }

    /** All units in the order in which they began, those that are not complete included. */
    public List<StoredUnit> units() {
        if (view.isPresent()) {
            return view.get().inner(unitsOf(view.get().device()));
        }
        return store.query(StoredRun::unit, UNITS + " WHERE run = ? ORDER BY id", number);
    }

    /** All units that were measured on the device, in the order in which they began. */
    public List<StoredUnit> unitsOf(String device) {
        return store.query(StoredRun::unit, UNITS + " WHERE run = ? AND device = ? ORDER BY id", number, device);
    }

    /** The devices that units of this run say they were measured on, in the order of their first ones. */
    public List<String> devices() {
        return store.query(
                row -> row.getString(1),
                "SELECT device FROM unit WHERE run = ? AND device IS NOT NULL GROUP BY device ORDER BY min(id)",
                number);
    }

    /** The units from a number on, in the order in which they began. @param number as {@link StoredUnit#number} has it */
    public List<StoredUnit> unitsFrom(long number) {
        return store.query(StoredRun::unit, UNITS + " WHERE run = ? AND id >= ? ORDER BY id", this.number, number);
    }

    /** The complete units of a step, in the order in which they began. */
    public List<StoredUnit> completeUnits(String step) {
        if (view.isPresent()) {
            return units().stream()
                    .filter(unit -> unit.complete() && unit.step().equals(step))
                    .toList();
        }
        return store.query(
                StoredRun::unit, UNITS + " WHERE run = ? AND step = ? AND complete = 1 ORDER BY id", number, step);
    }

    /** The complete unit with this key. */
    public Optional<StoredUnit> completeUnit(String step, String key) {
        return store
                .query(
                        StoredRun::unit,
                        UNITS + " WHERE run = ? AND step = ? AND key = ? AND complete = 1",
                        number,
                        step,
                        key)
                .stream()
                .findFirst();
    }

    private static StoredUnit unit(ResultSet row) throws SQLException {
        UnitSpec spec = new UnitSpec(
                row.getString(3),
                row.getString(4),
                Json.map(row.getString(5)),
                Json.columns(row.getString(6)),
                row.getDouble(7));
        double endedSeconds = row.getDouble(12);
        double ended = row.wasNull() ? Double.NaN : endedSeconds;
        return new StoredUnit(
                row.getLong(1),
                row.getString(2),
                spec,
                Json.map(row.getString(8)),
                row.getLong(9),
                row.getInt(10) == 1,
                row.getDouble(11),
                ended);
    }

    /** The unit with its points. */
    public UnitRecord read(StoredUnit unit) {
        double[][] values = new double[unit.spec().columns().size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column(unit, i);
        }
        return new UnitRecord(unit.spec(), values, unit.notes(), unit.complete());
    }

    /** One column of a unit, shape [points], without reading the others. */
    public double[] column(StoredUnit unit, String name) {
        return column(unit, unit.indexOf(name));
    }

    /** Some points of a unit, shape [columns][rows], without reading the others. @param first from 0 */
    public double[][] rows(StoredUnit unit, long first, int rows) {
        double[][] values = new double[unit.spec().columns().size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows(unit, i, first, rows);
        }
        return values;
    }

    private double[] column(StoredUnit unit, int index) {
        return rows(unit, index, 0, Math.toIntExact(unit.points()));
    }

    private double[] rows(StoredUnit unit, int index, long first, int rows) {
        double[] values = new double[rows];
        store.query(
                row -> {
                    DoubleBuffer chunk = ByteBuffer.wrap(row.getBytes(2))
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asDoubleBuffer();
                    long begin = row.getLong(1);
                    int skipped = (int) Math.max(0, first - begin);
                    int to = (int) (begin + skipped - first);
                    int taken = Math.min(chunk.remaining() - skipped, rows - to);
                    chunk.position(skipped).get(values, to, taken);
                    return taken;
                },
                "SELECT first_row, data FROM chunk WHERE unit = ? AND col = ? AND first_row < ?"
                        + " AND first_row + length(data) / 8 > ? ORDER BY first_row",
                unit.number(),
                index,
                first + rows,
                first);
        return values;
    }

    public List<StoredFit> fits() {
        return store.query(
                row -> new StoredFit(row.getString(1), row.getString(2), row.getString(3)),
                "SELECT kind, data_set, document FROM fit WHERE run = ? ORDER BY kind, data_set",
                number);
    }

    /** What people said of the run: values by names. */
    public Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        store.query(
                row -> tags.put(row.getString(1), row.getString(2)),
                "SELECT name, value FROM tag WHERE run = ?",
                number);
        return tags;
    }

    public List<StoredEvent> events() {
        return store.query(
                row -> new StoredEvent(
                        Instant.parse(row.getString(1)),
                        StoredEvent.Level.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getString(3)),
                "SELECT lab_time, level, text FROM event WHERE run = ? ORDER BY id",
                number);
    }

    /** What was said over the wires, one part for each time that the run was begun or resumed; empty when it was not kept. */
    public List<StoredTranscript> transcripts() {
        return store.query(
                row -> new StoredTranscript(row.getInt(1), row.getLong(2)),
                "SELECT part, sum(size) FROM transcript WHERE run = ? GROUP BY part ORDER BY part",
                number);
    }

    /** Writes the text of a part, as it was written. */
    public void copyTranscript(StoredTranscript part, OutputStream to) throws IOException {
        try {
            store.query(
                    row -> TranscriptChunk.inflate(row.getBytes(1), row.getInt(2), to),
                    "SELECT data, size FROM transcript WHERE run = ? AND part = ? ORDER BY first_byte",
                    number,
                    part.part());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** SHA-256 over all complete units, in hexadecimal: the same data have the same hash. */
    public String dataHash() {
        return DataHash.of(this);
    }
}
