package io.mtjlab.app.runs;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.health.HealthLedger;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.app.svg.WaferMap;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/** The devices of a run over a wafer, one a line: measured, or the reason why not. */
public final class WaferTable {

    private final List<WaferRow> rows;

    private WaferTable(List<WaferRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * @param fits whether with fitted quantities, which takes as long as `runs fit`
     * @throws InvalidInput when the run is none over a wafer
     */
    public static WaferTable of(RunStore store, StoredRun run, boolean fits) {
        List<String> devices = run.devices();
        if (devices.isEmpty()) {
            throw new InvalidInput("run " + run.id() + " has no wafer step");
        }
        HealthLedger ledger = HealthLedger.of(store);
        return new WaferTable(devices.stream()
                .map(device -> WaferRow.of(run, device, ledger.of(device), fits))
                .toList());
    }

    private long count(WaferRow.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    private List<Map<String, Object>> values() {
        return rows.stream().map(WaferRow::values).toList();
    }

    /**
     * The wafer from above, coloured by one column of the table, as SVG.
     *
     * @throws InvalidInput when there is no such column of numbers
     */
    public String map(String run, String column) {
        List<String> numbers = rows.stream()
                .flatMap(row -> row.values().entrySet().stream())
                .filter(cell -> cell.getValue() instanceof Double)
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
        if (!numbers.contains(column)) {
            throw new InvalidInput(
                    "no column '" + column + "' to colour a wafer by; there are " + String.join(", ", numbers));
        }
        List<WaferMap.Cell> cells = rows.stream().map(row -> row.cell(column)).toList();
        String label = label(column);
        return WaferMap.standalone(run + ": " + label + " over the wafer", label, cells);
    }

    /** A column's name with its unit set apart: beta (Oe), alpha (1/Oe). */
    private static String label(String column) {
        int last = column.lastIndexOf('_');
        try {
            Unit unit = Unit.parse(column.substring(last + 1));
            String name = column.substring(0, Math.max(0, last));
            return name.endsWith("_per")
                    ? name.substring(0, name.length() - 4) + " (1/" + unit.symbol() + ")"
                    : name + " (" + unit.symbol() + ")";
        } catch (IllegalArgumentException e) {
            return column;
        }
    }

    /** For people: the table, and a count of each state. */
    public void text(PrintWriter out) {
        Rows.text(values(), out);
        List<String> counts = Arrays.stream(WaferRow.State.values())
                .filter(state -> count(state) > 0)
                .map(state -> count(state) + " " + state)
                .toList();
        out.println(rows.size() + " devices: " + String.join(", ", counts));
    }

    /** A line of column names with units, then a line for each device; empty where there is nothing to say. */
    public void csv(PrintWriter out) {
        Rows.csv(values(), out);
    }

    public void json(PrintWriter out) {
        Map<String, Long> metrics = new LinkedHashMap<>();
        metrics.put("devices", (long) rows.size());
        for (WaferRow.State state : WaferRow.State.values()) {
            metrics.put(state.toString().replace(' ', '_'), count(state));
        }
        Rows.json("devices", values(), metrics, out);
    }
}
