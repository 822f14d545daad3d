package io.mtjlab.app.runs;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.health.HealthLedger;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
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

    private long count(WaferRow.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    private List<Map<String, Object>> values() {
        return rows.stream().map(WaferRow::values).toList();
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
