package io.mtjlab.acquisition.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.UnitSpec;

/**
 * One device of a run over many: the units that steps within a step measured on it, under those steps' own names. Such a
 * unit says in its coordinate {@value #WITHIN} which step of which device it is of, {@code die=3,4/d1/rh}.
 *
 * @param device its name, which ends in what {@code within} begins with
 * @param aged whether with units that have the note {@value #AGED}
 */
record DeviceView(String device, boolean aged) {

    private static final String WITHIN = "within";
    private static final String AGED = "aged";
    private static final String KIND = "kind";

    List<StoredUnit> inner(List<StoredUnit> units) {
        return units.stream()
                .filter(unit -> aged || !unit.notes().containsKey(AGED))
                .map(this::inner)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for what is of the device, but of none of the steps: its contact. */
    private Optional<StoredUnit> inner(StoredUnit unit) {
        UnitSpec spec = unit.spec();
        String place = device.substring(device.lastIndexOf(' ') + 1) + "/";
        String within = Objects.toString(spec.coordinates().get(WITHIN), "");
        if (!within.startsWith(place) || !spec.key().startsWith(within + "/")) {
            return Optional.empty();
        }
        UnitSpec own = new UnitSpec(
                spec.key().substring(within.length() + 1),
                spec.label(),
                spec.coordinates(),
                spec.columns(),
                spec.expectedSeconds());
        return Optional.of(new StoredUnit(
                unit.number(),
                within.substring(place.length()),
                own,
                unit.notes(),
                unit.points(),
                unit.complete(),
                unit.beganSeconds(),
                unit.endedSeconds()));
    }

    static List<StoredStep> steps(List<StoredUnit> units) {
        Map<String, StoredStep> steps = new LinkedHashMap<>();
        for (StoredUnit unit : units) {
            String kind = Objects.toString(unit.spec().coordinates().get(KIND), "");
            steps.putIfAbsent(unit.step(), new StoredStep(unit.step(), kind, Map.of()));
        }
        return List.copyOf(steps.values());
    }
}
