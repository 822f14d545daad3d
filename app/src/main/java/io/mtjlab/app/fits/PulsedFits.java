package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.pulses.PulseFit;
import io.mtjlab.analysis.pulses.PulseTrain;
import io.mtjlab.analysis.rv.RvFit;

/** What was measured with pulses: R(V) loops, and domains that fire and reset. */
final class PulsedFits {

    private final StoredRun run;

    PulsedFits(StoredRun run) {
        this.run = run;
    }

    /** One fit for each assist field, over all its cycles. */
    Fitted rv(Section section) {
        String step = section.name();
        List<Fitted.StepFit> fits = new ArrayList<>();
        by(section, "field_oersted").forEach((field, units) -> {
            String id = step + (field.equals("") ? "" : " H=" + field);
            Conditions conditions = new Conditions(field.equals("") ? Map.of() : Map.of("field_oersted", field));
            fits.add(new Fitted.StepFit(
                    step,
                    id,
                    conditions,
                    RvFit.fit(all(units, "V"), all(units, "R")).withId(id)));
        });
        return new Fitted(List.of(), List.of(), fits);
    }

    /** One fit for each direction; the junction that writes is the first. */
    Fitted pulses(Section section) {
        String step = section.name();
        List<Fitted.StepFit> fits = new ArrayList<>();
        by(section, "direction").forEach((direction, units) -> {
            if (units.size() > 1) {
                boolean forward = ((Number) direction).intValue() > 0;
                String id = step + (forward ? " forward" : " backward");
                boolean byNumber = "number".equals(units.get(0).notes().get("encoding"));
                List<PulseTrain.Cycle> cycles = units.stream()
                        .map(unit -> cycle(unit, byNumber, forward))
                        .toList();
                fits.add(new Fitted.StepFit(
                        step,
                        id,
                        new Conditions(Map.of("direction", forward ? "forward" : "backward")),
                        PulseFit.fit(new PulseTrain(byNumber, cycles)).withId(id)));
            }
        });
        return new Fitted(List.of(), List.of(), fits);
    }

    /** Without the pulse that wrote and the one that may have reset. */
    private PulseTrain.Cycle cycle(StoredUnit unit, boolean byNumber, boolean forward) {
        int last = ((Number) unit.notes().getOrDefault("integrating_pulses", 0)).intValue();
        double[] pulse = run.column(unit, "pulse");
        int[] rows = IntStream.range(0, pulse.length)
                .filter(i -> pulse[i] >= 1 && pulse[i] <= last)
                .toArray();
        double[] place = byNumber
                ? pulse
                : DoubleStream.of(run.column(unit, "V")).map(Math::abs).toArray();
        return new PulseTrain.Cycle(
                pick(place, rows),
                pick(run.column(unit, forward ? "RA" : "RB"), rows),
                pick(run.column(unit, forward ? "RB" : "RA"), rows));
    }

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }

    private Map<Object, List<StoredUnit>> by(Section section, String coordinate) {
        Map<Object, List<StoredUnit>> groups = new LinkedHashMap<>();
        for (StoredUnit unit : section.units()) {
            groups.computeIfAbsent(unit.spec().coordinates().getOrDefault(coordinate, ""), k -> new ArrayList<>())
                    .add(unit);
        }
        return groups;
    }

    private double[] all(List<StoredUnit> units, String column) {
        return units.stream()
                .flatMapToDouble(unit -> DoubleStream.of(run.column(unit, column)))
                .toArray();
    }
}
