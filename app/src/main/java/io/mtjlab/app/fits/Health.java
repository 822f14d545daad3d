package io.mtjlab.app.fits;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.health.HealthLedger;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.analysis.result.ResultJson;

/** A run's share of a device's health, as the card holds it. */
final class Health {

    private static final String VOLTS = "highest_volts";
    private static final String PULSES = "pulses_seen";
    private static final String FIELD = "field_seconds";
    private static final String MARGIN = "breakdown_margin_volts";

    private final StoredRun run;

    Health(StoredRun run) {
        this.run = run;
    }

    /** What this run adds to {@code before}: the higher voltage, the sum of pulses, the newest drift. */
    ObjectNode onto(ObjectNode before, LevelDrift parallel) {
        DeviceHealth own =
                run.device().map(device -> HealthLedger.in(run, device)).orElseGet(() -> HealthLedger.in(run));
        ObjectNode health = before.isEmpty() ? JsonNodeFactory.instance.objectNode() : before.deepCopy();
        if (own.highestVolts() > 0) {
            health.put(VOLTS, Math.max(own.highestVolts(), health.path(VOLTS).asDouble(0)));
        }
        health.put(PULSES, health.path(PULSES).asLong(0) + own.pulses());
        health.put(FIELD, health.path(FIELD).asDouble(0) + own.fieldSeconds());
        own.leastMarginVolts()
                .ifPresent(volts ->
                        health.put(MARGIN, Math.min(volts, health.path(MARGIN).asDouble(volts))));
        if (!own.harm().isEmpty()) {
            health.put("harm", own.harm());
        }
        parallel.change().ifPresent(change -> {
            ObjectNode drift = health.putObject("R_P_drift");
            drift.put("unit", "ohm").put("value", change.value());
            drift.put("standard_error", change.standardError());
            ResultJson.putInterval(drift, "interval_95", change.interval95());
            drift.put("over_seconds", parallel.seconds()).put("run", run.id());
        });
        return health;
    }
}
