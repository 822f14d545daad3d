package io.mtjlab.app.fits;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.result.ResultJson;
import io.mtjlab.base.unit.Unit;

/** What a junction went through in a run: the highest voltage, the pulses, how its R_P moved. */
final class Health {

    private static final Set<String> PULSED = Set.of("rv", "pulse-train", "switching-probability");

    private final StoredRun run;

    Health(StoredRun run) {
        this.run = run;
    }

    /** What this run adds to {@code before}: the higher voltage, the sum of pulses, the newest drift. */
    ObjectNode onto(ObjectNode before, LevelDrift parallel) {
        ObjectNode health = before.isEmpty() ? JsonNodeFactory.instance.objectNode() : before.deepCopy();
        OptionalDouble volts = highestVolts();
        if (volts.isPresent()) {
            health.put(
                    "highest_volts",
                    Math.max(volts.getAsDouble(), health.path("highest_volts").asDouble(0)));
        }
        health.put("pulses_seen", health.path("pulses_seen").asLong(0) + pulses());
        parallel.change().ifPresent(change -> {
            ObjectNode drift = health.putObject("R_P_drift");
            drift.put("unit", "ohm").put("value", change.value());
            drift.put("standard_error", change.standardError());
            ResultJson.putInterval(drift, "interval_95", change.interval95());
            drift.put("over_seconds", parallel.seconds()).put("run", run.id());
        });
        return health;
    }

    /** Read, or computed at the terminals for a pulse, in any complete unit; a lock-in's are rectified ones, far smaller. */
    private OptionalDouble highestVolts() {
        return run.units().stream()
                .filter(StoredUnit::complete)
                .flatMapToDouble(unit -> unit.spec().columns().stream()
                        .filter(column -> column.unit() == Unit.VOLT)
                        .map(Column::name)
                        .flatMapToDouble(name -> Arrays.stream(run.column(unit, name))))
                .map(Math::abs)
                .filter(Double::isFinite)
                .max();
    }

    /** Every row that a step of these kinds stores is one pulse. */
    private long pulses() {
        Map<String, String> kinds = run.steps().stream().collect(Collectors.toMap(StoredStep::name, StoredStep::kind));
        return run.units().stream()
                .filter(unit -> PULSED.contains(Section.kindOf(unit, kinds)))
                .mapToLong(StoredUnit::points)
                .sum();
    }
}
