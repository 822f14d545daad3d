package io.mtjlab.app.runs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.health.HealthLedger;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.app.JsonText;
import io.mtjlab.base.error.InvalidInput;

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

    private List<String> header() {
        return List.copyOf(rows.get(0).values().keySet());
    }

    private long count(WaferRow.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    /** For people: the table, and a count of each state. */
    public void text(PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        rows.forEach(row -> lines.add(row.values().values().stream()
                .map(WaferTable::rounded)
                .map(cell -> cell.isEmpty() ? "-" : cell)
                .toList()));
        RunTable.print(out, lines);
        List<String> counts = Arrays.stream(WaferRow.State.values())
                .filter(state -> count(state) > 0)
                .map(state -> count(state) + " " + state)
                .toList();
        out.println(rows.size() + " devices: " + String.join(", ", counts));
    }

    /** A line of column names with units, then a line for each device; empty where there is nothing to say. */
    public void csv(PrintWriter out) {
        out.println(String.join(",", header()));
        rows.forEach(row -> out.println(String.join(
                ",",
                row.values().values().stream()
                        .map(WaferTable::exact)
                        .map(WaferTable::quoted)
                        .toList())));
    }

    public void json(PrintWriter out) {
        ObjectNode tree = JsonText.object();
        ObjectNode metrics = tree.putObject("metrics").put("devices", rows.size());
        for (WaferRow.State state : WaferRow.State.values()) {
            metrics.put(state.toString().replace(' ', '_'), count(state));
        }
        var list = tree.putArray("devices");
        rows.forEach(row -> {
            ObjectNode node = list.addObject();
            row.values().forEach((name, value) -> {
                if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                    node.put(name, number.doubleValue());
                } else if (value instanceof String word && !word.isEmpty()) {
                    node.put(name, word);
                }
            });
        });
        out.print(JsonText.of(tree));
    }

    private static String rounded(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? String.format(Locale.ROOT, "%.4g", number)
                : exact(value);
    }

    private static String exact(Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? "" : value.toString();
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
