package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.base.error.InvalidInput;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Writes runs as CSV: {@code # key=value} lines, one line of column names with their units, rows. The bytes depend on
 * nothing but the data: no wall time, keys sorted, numbers with digits that give them back exactly.
 */
public final class CsvExport {

    /** How units are laid out over files. */
    public enum Layout {
        /** {@code r0001-telegraph-H=27_rf=-15.csv}; what was noted and set stands in the header lines. */
        FILE_PER_UNIT,
        /** {@code r0001-telegraph.csv}; a column {@code id} holds the unit's key, its coordinates are columns too. */
        FILE_PER_STEP
    }

    private CsvExport() {}

    /**
     * Writes a run into {@code folder}, which is made when it is not there. Of units that were measured again the
     * complete attempt is written; one that never was completed says {@code # complete=false}, and is left out of files
     * that hold several units.
     *
     * @return the files, in the order of the units
     */
    public static List<Path> write(StoredRun run, Path folder, Layout layout) {
        try {
            Files.createDirectories(folder);
            return layout == Layout.FILE_PER_UNIT ? filePerUnit(run, folder) : filePerStep(run, folder);
        } catch (IOException e) {
            throw new InvalidInput(folder + " cannot be written (" + e.getMessage() + "); give another folder", e);
        } catch (UncheckedIOException e) {
            throw new StoreException(
                    "the export to " + folder + " broke off: " + e.getMessage() + "; free some space and export again",
                    e);
        }
    }

    private static List<Path> filePerUnit(StoredRun run, Path folder) throws IOException {
        Set<String> taken = new HashSet<>();
        List<Path> files = new ArrayList<>();
        for (StoredUnit unit : bestAttempts(run)) {
            String name = fileName(run.id() + "-" + unit.address());
            String free = name;
            for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) { // some file systems ignore case
                free = name + "-" + i;
            }
            Path file = folder.resolve(free + ".csv");
            writeUnit(run, unit, file);
            files.add(file);
        }
        return files;
    }

    /** Of each address the complete attempt, or else the last. */
    private static List<StoredUnit> bestAttempts(StoredRun run) {
        Map<String, StoredUnit> best = new LinkedHashMap<>();
        for (StoredUnit unit : run.units()) {
            best.merge(unit.address(), unit, (before, now) -> before.complete() ? before : now);
        }
        return List.copyOf(best.values());
    }

    private static void writeUnit(StoredRun run, StoredUnit unit, Path file) throws IOException {
        try (CsvWriter csv = open(file)) {
            Map<String, String> header = commonHeader(run, unit.step());
            header.put("unit", unit.spec().key());
            header.put("label", unit.spec().label());
            header.put("complete", Boolean.toString(unit.complete()));
            describe(unit).forEach((key, value) -> header.put(key, text(value)));
            writeHeader(csv, header);
            csv.writeRecord(unit.spec().columns().stream().map(Column::header).toList());
            double[][] values = run.read(unit).values();
            String[] row = new String[values.length];
            for (int i = 0; i < unit.points(); i++) {
                for (int c = 0; c < row.length; c++) {
                    row[c] = RoundTripDecimal.of(values[c][i]);
                }
                csv.writeRecord(row);
            }
        }
    }

    /** Notes under their names; coordinates too, or as {@code set_NAME} where a note says what was measured instead. */
    private static Map<String, Object> describe(StoredUnit unit) {
        Map<String, Object> all = new TreeMap<>(unit.notes());
        unit.spec().coordinates().forEach((name, value) -> {
            if (all.putIfAbsent(name, value) != null) {
                all.put("set_" + name, value);
            }
        });
        return all;
    }

    private static List<Path> filePerStep(StoredRun run, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (StoredStep step : run.steps()) {
            List<StoredUnit> units = run.completeUnits(step.name());
            if (!units.isEmpty()) {
                Path file = folder.resolve(fileName(run.id() + "-" + step.name()) + ".csv");
                writeStep(run, step, units, file);
                files.add(file);
            }
        }
        return files;
    }

    private static void writeStep(StoredRun run, StoredStep step, List<StoredUnit> units, Path file)
            throws IOException {
        List<Column> columns = units.get(0).spec().columns();
        Set<String> coordinates = new TreeSet<>();
        for (StoredUnit unit : units) {
            if (!unit.spec().columns().equals(columns)) {
                throw new InvalidInput("units " + units.get(0).address() + " and " + unit.address()
                        + " have different columns; export one file per unit");
            }
            coordinates.addAll(unit.spec().coordinates().keySet());
        }
        columns.forEach(column -> coordinates.remove(column.header()));
        try (CsvWriter csv = open(file)) {
            writeHeader(csv, commonHeader(run, step.name()));
            List<String> names = new ArrayList<>(List.of("id"));
            names.addAll(coordinates);
            columns.forEach(column -> names.add(column.header()));
            csv.writeRecord(names);
            for (StoredUnit unit : units) {
                writeRows(csv, unit, coordinates, run.read(unit).values());
            }
        }
    }

    private static void writeRows(CsvWriter csv, StoredUnit unit, Set<String> coordinates, double[][] values) {
        String[] row = new String[1 + coordinates.size() + values.length];
        int at = 0;
        row[at++] = unit.spec().key();
        for (String coordinate : coordinates) {
            Object value = unit.spec().coordinates().get(coordinate);
            row[at++] = value == null ? "" : text(value);
        }
        for (int i = 0; i < unit.points(); i++) {
            for (int c = 0; c < values.length; c++) {
                row[at + c] = RoundTripDecimal.of(values[c][i]);
            }
            csv.writeRecord(row);
        }
    }

    private static CsvWriter open(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }

    private static Map<String, String> commonHeader(StoredRun run, String step) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("run", run.id());
        header.put("step", step);
        run.steps().stream().filter(s -> s.name().equals(step)).forEach(s -> header.put("kind", s.kind()));
        header.put("seed", Long.toString(run.summary().seed()));
        header.put("bench", run.summary().bench());
        header.put("program", run.summary().program());
        return header;
    }

    private static void writeHeader(CsvWriter csv, Map<String, String> header) {
        header.forEach((key, value) -> csv.writeComment(" " + key + "=" + value.replaceAll("\\R", " ")));
    }

    private static String text(Object value) {
        return value instanceof Double number ? RoundTripDecimal.of(number) : String.valueOf(value);
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9=.,+-]", "_");
    }
}
