package io.mtjlab.app.runs;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.health.HealthLedger;
import io.mtjlab.acquisition.store.RunStore;

/** The health ledger of a store, one device a line. */
public final class HealthTable {

    private final List<Map<String, Object>> rows;

    private HealthTable(List<Map<String, Object>> rows) {
        this.rows = List.copyOf(rows);
    }

    public static HealthTable of(RunStore store) {
        HealthLedger ledger = HealthLedger.of(store);
        TreeSet<String> devices = new TreeSet<>();
        store.runs().forEach(run -> devices.addAll(store.run(run.id()).devices()));
        return new HealthTable(devices.stream()
                .map(device -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("device", device);
                    put(ledger.of(device), row);
                    row.put("harm", ledger.of(device).harm());
                    return row;
                })
                .toList());
    }

    /** The columns of a device's health. */
    static void put(DeviceHealth health, Map<String, Object> row) {
        row.put("pulses", health.pulses());
        row.put("highest_V", health.highestVolts());
        row.put("margin_V", health.leastMarginVolts().orElse(Double.NaN));
        row.put("field_s", (double) Math.round(health.fieldSeconds()));
        row.put("R_low_drift", health.lowDrift().orElse(Double.NaN));
    }

    public void text(PrintWriter out) {
        if (rows.isEmpty()) {
            out.println("no run of this store names its devices");
        } else {
            Rows.text(rows, out);
        }
    }

    public void json(PrintWriter out) {
        Map<String, Long> metrics = Map.of("devices", (long) rows.size());
        Rows.json("devices", rows, metrics, out);
    }
}
