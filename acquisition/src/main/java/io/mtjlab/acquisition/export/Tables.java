package io.mtjlab.acquisition.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.error.InvalidInput;

/** A stored run as tables. Points are read when a table is written, one unit at a time. */
final class Tables {

    private Tables() {}

    /**
     * Of units that were measured again the complete attempt is taken; one that never was complete says {@code
     * complete=false} in a table of its own, and is left out of tables that hold several units.
     */
    static List<Table> of(StoredRun run, Layout layout) {
        return layout == Layout.FILE_PER_UNIT ? perUnit(run) : perStep(run);
    }

    /** Of each address the complete attempt, or else the last, in the order of their first attempts. */
    static List<StoredUnit> bestAttempts(StoredRun run) {
        Map<String, StoredUnit> best = new LinkedHashMap<>();
        for (StoredUnit unit : run.units()) {
            best.merge(unit.address(), unit, (before, now) -> before.complete() ? before : now);
        }
        return List.copyOf(best.values());
    }

    private static List<Table> perUnit(StoredRun run) {
        FileNames names = new FileNames();
        List<Table> tables = new ArrayList<>();
        for (StoredUnit unit : bestAttempts(run)) {
            String name = names.free(run.id() + "-" + unit.address());
            Map<String, Object> header = commonHeader(run, unit.step());
            header.put("unit", unit.spec().key());
            header.put("label", unit.spec().label());
            header.put("complete", unit.complete());
            header.putAll(describe(unit));
            Table.Block block = new Table.Block(List.of(), () -> run.read(unit).values());
            tables.add(new Table(name, header, List.of(), unit.spec().columns(), List.of(block)));
        }
        return tables;
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

    private static List<Table> perStep(StoredRun run) {
        FileNames names = new FileNames();
        List<Table> tables = new ArrayList<>();
        for (StoredStep step : run.steps()) {
            List<StoredUnit> units = run.completeUnits(step.name());
            if (!units.isEmpty()) {
                tables.add(ofStep(names.free(run.id() + "-" + step.name()), run, step, units));
            }
        }
        return tables;
    }

    private static Table ofStep(String name, StoredRun run, StoredStep step, List<StoredUnit> units) {
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
        List<Table.Constant> constants = new ArrayList<>(List.of(new Table.Constant("id", false)));
        for (String coordinate : coordinates) {
            constants.add(new Table.Constant(coordinate, units.stream().allMatch(unit -> isNumber(unit, coordinate))));
        }
        List<Table.Block> blocks = new ArrayList<>();
        for (StoredUnit unit : units) {
            Object[] values = new Object[constants.size()];
            values[0] = unit.spec().key();
            for (int i = 1; i < values.length; i++) {
                values[i] = unit.spec().coordinates().get(constants.get(i).name());
            }
            blocks.add(
                    new Table.Block(Arrays.asList(values), () -> run.read(unit).values()));
        }
        return new Table(name, commonHeader(run, step.name()), constants, columns, blocks);
    }

    private static boolean isNumber(StoredUnit unit, String coordinate) {
        Object value = unit.spec().coordinates().get(coordinate);
        return value == null || value instanceof Number;
    }

    private static Map<String, Object> commonHeader(StoredRun run, String step) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("run", run.id());
        header.put("step", step);
        run.steps().stream().filter(s -> s.name().equals(step)).forEach(s -> header.put("kind", s.kind()));
        header.put("seed", run.summary().seed());
        header.put("bench", run.summary().bench());
        header.put("program", run.summary().program());
        return header;
    }

    /** Names of files of one export. */
    private static final class FileNames {

        private final Set<String> taken = new HashSet<>();

        /** {@code wanted} as it can name a file everywhere; with a number behind it where that names one already. */
        String free(String wanted) {
            String name = wanted.replaceAll("[^A-Za-z0-9=.,+-]", "_");
            String free = name;
            for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) { // some file systems ignore case
                free = name + "-" + i;
            }
            return free;
        }
    }
}
