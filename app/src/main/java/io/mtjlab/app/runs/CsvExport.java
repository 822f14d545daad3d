package io.mtjlab.app.runs;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.error.InvalidInput;

/**
 * Writes a run as CSV files, one for each complete unit: {@code # key=value} header lines (run, unit, coordinates,
 * notes), a line of column names with units, rows. Numbers are written so that reading them gives the same bits.
 */
public final class CsvExport {

    private CsvExport() {}

    /** @return the files, in the order of the units */
    public static List<Path> write(StoredRun run, Path folder) {
        return run.units().stream()
                .filter(StoredUnit::complete)
                .map(unit -> write(run, unit, folder))
                .toList();
    }

    private static Path write(StoredRun run, StoredUnit unit, Path folder) {
        Path file = folder.resolve(run.id() + "_" + unit.address().replaceAll("[^A-Za-z0-9=.+-]+", "_") + ".csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            header(out, run, unit);
            UnitRecord record = run.read(unit);
            out.write(record.spec().columns().stream().map(Column::header).collect(Collectors.joining(",")));
            out.write('\n');
            rows(out, record.values());
            return file;
        } catch (IOException e) {
            throw new InvalidInput("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void header(Writer out, StoredRun run, StoredUnit unit) throws IOException {
        line(out, "run", run.id());
        line(out, "bench", run.summary().bench());
        line(out, "seed", run.summary().seed());
        line(out, "unit", unit.address());
        for (var coordinate : new TreeMap<>(unit.spec().coordinates()).entrySet()) {
            line(out, coordinate.getKey(), coordinate.getValue());
        }
        for (var note : new TreeMap<>(unit.notes()).entrySet()) {
            line(out, note.getKey(), note.getValue());
        }
    }

    private static void line(Writer out, String key, Object value) throws IOException {
        out.write("# " + key + "=" + String.valueOf(value).replace('\n', ' ') + "\n");
    }

    private static void rows(Writer out, double[][] columns) throws IOException {
        int points = columns.length == 0 ? 0 : columns[0].length;
        for (int i = 0; i < points; i++) {
            for (int c = 0; c < columns.length; c++) {
                out.write(c == 0 ? "" : ",");
                out.write(number(columns[c][i]));
            }
            out.write('\n');
        }
    }

    /** The shortest decimal that reads back as the same number; whole numbers without a point. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
