package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mtjlab.acquisition.health.HealthLedger;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
import io.mtjlab.acquisition.store.StoredUnit;

/**
 * Units that belong to one fit or series of fits: those of a step, or, where the step is a group of others, those of one
 * of these in one pass on one device.
 *
 * @param name of the step, and within it of the pass and the measurement: {@code repeat/pass=2/rh}
 * @param kind of the measurement
 * @param device empty where the run knows of one only, or is seen as being of one
 * @param units complete, in the order in which they were measured
 */
record Section(String name, String kind, Optional<String> device, List<StoredUnit> units) {

    /** Groups whose units say by these coordinates what they are, and which measurement's. */
    private static final Set<String> GROUPS = Set.of("sequence", "repeat", "wafer");

    private static final String KIND = "kind";
    private static final String WITHIN = "within";

    static List<Section> of(StoredRun run) {
        return run.steps().stream()
                .flatMap(step -> of(step, run.completeUnits(step.name())).stream())
                .toList();
    }

    /** One complete unit by itself. */
    static List<Section> of(StoredRun run, StoredUnit unit) {
        return run.steps().stream()
                .filter(step -> step.name().equals(unit.step()))
                .flatMap(step -> of(step, List.of(unit)).stream())
                .toList();
    }

    private static List<Section> of(StoredStep step, List<StoredUnit> units) {
        return GROUPS.contains(step.kind())
                ? parts(step.name(), units)
                : List.of(new Section(step.name(), step.kind(), Optional.empty(), units));
    }

    private static List<Section> parts(String step, List<StoredUnit> units) {
        Map<String, List<StoredUnit>> byPart = new LinkedHashMap<>();
        for (StoredUnit unit : units) {
            // The contact of a device is of the wafer itself.
            Object within =
                    unit.spec().coordinates().getOrDefault(WITHIN, unit.spec().key());
            byPart.computeIfAbsent(within.toString(), part -> new ArrayList<>()).add(unit);
        }
        List<Section> parts = new ArrayList<>();
        byPart.forEach((part, own) -> {
            Map<String, Object> of = own.get(0).spec().coordinates();
            parts.add(new Section(
                    step + "/" + part,
                    of.getOrDefault(KIND, "").toString(),
                    Optional.ofNullable(of.get(HealthLedger.DEVICE)).map(Object::toString),
                    List.copyOf(own)));
        });
        return parts;
    }
}
