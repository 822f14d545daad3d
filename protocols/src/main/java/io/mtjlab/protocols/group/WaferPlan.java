package io.mtjlab.protocols.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.group.WaferParameters.AfterFailure;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.Station;

/**
 * Device by device: its contact, then what the steps measure, or a unit that says why nothing (more) of it is measured.
 * All of it follows from what is stored, so that a run that is resumed goes on where it was.
 */
final class WaferPlan implements Plan {

    static final String CONTACT = "contact";
    static final String SKIPPED = "skipped";

    /** Notes of those two. */
    static final String REASON = "reason";

    static final String CAUSE = "cause";

    private static final List<Column> READINGS = List.of(
            Column.of("V_plus", Unit.VOLT),
            Column.of("V_minus", Unit.VOLT),
            Column.of("I", Unit.AMPERE),
            Column.of("R", Unit.OHM));

    private final List<Place> places;
    private final Children children;
    private final Arguments step;
    private final Station station;
    private final double contactSeconds;
    private final Verdicts verdicts;
    private final Histories histories = new Histories();
    private int at;
    private List<Map.Entry<String, Plan>> left;

    /** What is known of devices beside what is stored. */
    static final class Verdicts {
        /** Why what was measured on a device failed, by its key. */
        final Map<String, String> failed = new HashMap<>();

        /** Why its data count as aged, by its key. */
        final Map<String, String> aged = new HashMap<>();

        /** What to say in a unit {@link #SKIPPED}, by the device's key. */
        final Map<String, Skip> skips = new HashMap<>();
    }

    /** @param cause failed, retired, or die */
    record Skip(String cause, String reason) {}

    WaferPlan(
            List<Place> places,
            Children children,
            Arguments step,
            Station station,
            double contactSeconds,
            Verdicts verdicts) {
        this.places = places;
        this.children = children;
        this.step = step;
        this.station = station;
        this.contactSeconds = contactSeconds;
        this.verdicts = verdicts;
        this.left = fresh();
    }

    private List<Map.Entry<String, Plan>> fresh() {
        List<Map.Entry<String, Plan>> plans = new ArrayList<>();
        children.byName().forEach((name, child) -> plans.add(Map.entry(name, child.plan())));
        return plans;
    }

    @Override
    public Optional<UnitSpec> next(List<UnitRecord> history) {
        histories.show(history);
        for (; at < places.size(); at++, left = fresh()) {
            Optional<UnitSpec> unit = next(places.get(at));
            if (unit.isPresent()) {
                return unit;
            }
        }
        return Optional.empty();
    }

    private Optional<UnitSpec> next(Place place) {
        List<UnitRecord> measured = histories.under(place.key());
        if (find(measured, SKIPPED).isPresent()) {
            return Optional.empty();
        }
        Optional<UnitRecord> contact = find(measured, CONTACT);
        if (contact.filter(unit -> !touches(unit)).isPresent()) {
            return Optional.empty();
        }
        Optional<UnitSpec> unit = contact.isEmpty() ? Optional.of(contact(place)) : ofChild(place);
        return unit.map(next -> skip(place, measured)
                .map(skip -> {
                    verdicts.skips.put(place.key(), skip);
                    return skipped(place);
                })
                .orElse(next));
    }

    private Optional<UnitSpec> ofChild(Place place) {
        while (!left.isEmpty()) {
            String name = left.get(0).getKey();
            Optional<UnitSpec> unit = left.get(0).getValue().next(histories.under(place.key() + "/" + name));
            if (unit.isPresent()) {
                return Optional.of(children.outer(place.key() + "/", name, unit.get(), place.coordinates()));
            }
            left.remove(0);
        }
        return Optional.empty();
    }

    /** Why nothing more is to be measured here. */
    private Optional<Skip> skip(Place place, List<UnitRecord> measured) {
        String failure = verdicts.failed.get(place.key());
        if (failure != null) {
            return Optional.of(new Skip("failed", failure));
        }
        Optional<String> harm = worn(place, measured);
        if (harm.isPresent()) {
            return Optional.of(new Skip("retired", harm.get()));
        }
        return step.get(WaferParameters.AFTER_FAILURE) == AfterFailure.NEXT_DIE ? failedDie(place) : Optional.empty();
    }

    private Optional<Skip> failedDie(Place place) {
        return places.subList(0, at).stream()
                .filter(other -> place.die().isPresent() && other.die().equals(place.die()))
                .flatMap(other -> reason(histories.under(other.key())).stream()
                        .map(reason -> new Skip("die", other.key() + ": " + reason)))
                .findFirst();
    }

    /** Why a device could not be measured. */
    private static Optional<String> reason(List<UnitRecord> measured) {
        return find(measured, SKIPPED)
                .or(() -> find(measured, CONTACT).filter(unit -> !touches(unit)))
                .map(unit -> Objects.toString(unit.notes().get(REASON), ""));
    }

    /** Why the device must not be measured any more; notes whether its data count as aged. */
    private Optional<String> worn(Place place, List<UnitRecord> measured) {
        DeviceHealth health = station.health(place.id());
        for (UnitRecord unit : measured) {
            String kind = Objects.toString(unit.spec().coordinates().get(Children.KIND), "");
            health = health.and(unit, kind, unit.spec().expectedSeconds());
        }
        OptionalDouble drift = health.lowDrift();
        double moved = Math.abs(drift.orElse(0));
        if (moved > step.get(WaferParameters.AGED_DRIFT)) {
            verdicts.aged.put(place.key(), "its low resistance has moved by " + percent(moved));
        }
        DeviceHealth now = health;
        if (!now.harm().isEmpty()) {
            return Optional.of("the breakdown guard stopped a ramp: " + now.harm());
        }
        if (moved > step.get(WaferParameters.RETIRE_DRIFT)) {
            return Optional.of("its low resistance has moved by " + percent(moved) + " since its first loop");
        }
        return step.find(WaferParameters.RETIRE_PULSES)
                .filter(most -> now.pulses() >= most)
                .map(most -> now.pulses() + " pulses; it retires after " + most)
                .or(() -> step.find(WaferParameters.RETIRE_VOLTS)
                        .filter(most -> now.highestVolts() > most)
                        .map(most -> now.highestVolts() + " V seen; it retires beyond " + most + " V"));
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private UnitSpec contact(Place place) {
        return new UnitSpec(
                place.key() + "/" + CONTACT,
                place.key() + ": contact",
                coordinates(place, CONTACT),
                READINGS,
                contactSeconds);
    }

    private UnitSpec skipped(Place place) {
        return new UnitSpec(
                place.key() + "/" + SKIPPED, place.key() + ": skipped", coordinates(place, SKIPPED), List.of(), 0);
    }

    private static Map<String, Object> coordinates(Place place, String kind) {
        Map<String, Object> all = new HashMap<>(place.coordinates());
        all.put(Children.KIND, kind);
        return all;
    }

    private static Optional<UnitRecord> find(List<UnitRecord> measured, String key) {
        return measured.stream().filter(unit -> unit.spec().key().equals(key)).findFirst();
    }

    private static boolean touches(UnitRecord contact) {
        return Boolean.TRUE.equals(contact.notes().get(CONTACT));
    }

    @Override
    public List<UnitSpec> outlook() {
        List<UnitSpec> all = new ArrayList<>();
        for (Place place : places) {
            all.add(contact(place));
            children.byName()
                    .forEach((name, child) -> child.plan()
                            .outlook()
                            .forEach(unit ->
                                    all.add(children.outer(place.key() + "/", name, unit, place.coordinates()))));
        }
        return all;
    }

    @Override
    public Seconds seconds() {
        Seconds device = children.byName().values().stream()
                .map(child -> child.plan().seconds())
                .reduce(new Seconds(contactSeconds, contactSeconds), Seconds::and);
        return device.times(places.size(), places.size());
    }
}
