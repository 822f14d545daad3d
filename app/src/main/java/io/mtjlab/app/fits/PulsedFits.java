package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.Sensitivity;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.pulses.PulseFit;
import io.mtjlab.analysis.pulses.PulseTrain;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.rv.RvFit;

/** What was measured with pulses: R(V) loops, and domains that fire and reset. */
final class PulsedFits {

    /** Of so many cycles on, a scatter of thresholds tells their drift from none. */
    private static final int CYCLES_A_BLOCK = 5;

    private static final int MOST_BLOCKS = 4;

    private final StoredRun run;
    private final Origin origin;

    PulsedFits(StoredRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    /** One fit for each assist field, over all its cycles; none where the barrier broke before there was anything to fit. */
    Fitted rv(Section section) {
        String step = section.name();
        List<Fitted.StepFit> fits = new ArrayList<>();
        List<List<StoredUnit>> cycles = new ArrayList<>();
        by(section, "field_oersted").forEach((field, units) -> {
            if (readings(units) < RvFit.FEWEST) {
                return;
            }
            String id = step + (field.equals("") ? "" : " H=" + field);
            Conditions conditions = new Conditions(field.equals("") ? Map.of() : Map.of("field_oersted", field));
            fits.add(new Fitted.StepFit(step, id, conditions, loops(units).withId(id)));
            cycles.add(units);
        });
        List<CardParameter> parameters = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            int index = i;
            List<ThresholdDrift.Block> blocks = cycles.get(i).stream()
                    .filter(unit -> readings(List.of(unit)) >= RvFit.FEWEST)
                    .map(unit -> new ThresholdDrift.Block(List.of(unit), loops(List.of(unit))))
                    .toList();
            parameters.addAll(card(fits.get(i), cycles.get(i), blocks, name -> perOersted(fits, cycles, index, name)));
        }
        return new Fitted(parameters, List.of(), fits);
    }

    private int readings(List<StoredUnit> units) {
        return RvFit.readings(all(units, "V"), all(units, "R"));
    }

    private FitResult loops(List<StoredUnit> units) {
        return RvFit.fit(all(units, "V"), all(units, "R"));
    }

    private List<CardParameter> card(
            Fitted.StepFit fit,
            List<StoredUnit> units,
            List<ThresholdDrift.Block> blocks,
            ToDoubleFunction<String> perOersted) {
        return new PulseCard(
                        run,
                        units,
                        fit.result(),
                        fit.conditions(),
                        origin.of(run, fit.dataSet()),
                        ThresholdDrift.of(blocks),
                        perOersted)
                .parameters();
    }

    /** How a threshold changes with the assist field, by the loops under other fields; NaN where there are none. */
    private static double perOersted(List<Fitted.StepFit> fits, List<List<StoredUnit>> cycles, int index, String name) {
        List<Double> oersted = new ArrayList<>();
        List<Double> volts = new ArrayList<>();
        int at = -1;
        for (int i = 0; i < fits.size(); i++) {
            Optional<Estimate> found = fits.get(i).result().find(name).flatMap(Outcome::estimate);
            double field = new Notes(cycles.get(i).get(0)).numberOr("field_oersted", Double.NaN);
            if (found.isPresent() && Double.isFinite(field) && !oersted.contains(field)) {
                at = i == index ? oersted.size() : at;
                oersted.add(field);
                volts.add(found.get().value());
            }
        }
        if (at < 0) {
            return 0; // without a magnet, or no such threshold
        }
        return Sensitivity.at(array(oersted), array(volts), at);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /** One fit for each direction; the junction that writes is the first. */
    Fitted pulses(Section section) {
        String step = section.name();
        List<Fitted.StepFit> fits = new ArrayList<>();
        List<CardParameter> parameters = new ArrayList<>();
        by(section, "direction").forEach((direction, units) -> {
            if (units.size() > 1) {
                boolean forward = ((Number) direction).intValue() > 0;
                String id = step + (forward ? " forward" : " backward");
                boolean byNumber = "number".equals(units.get(0).notes().get("encoding"));
                Fitted.StepFit fit = new Fitted.StepFit(
                        step,
                        id,
                        new Conditions(Map.of("direction", forward ? "forward" : "backward")),
                        train(units, byNumber, forward).withId(id));
                fits.add(fit);
                parameters.addAll(card(fit, units, blocks(units, byNumber, forward), name -> 0));
            }
        });
        return new Fitted(parameters, List.of(), fits);
    }

    private FitResult train(List<StoredUnit> units, boolean byNumber, boolean forward) {
        return PulseFit.fit(new PulseTrain(
                byNumber,
                units.stream().map(unit -> cycle(unit, byNumber, forward)).toList()));
    }

    /** Equal parts of the cycles in the order of measurement; none of trains that tell no volts, or of too few cycles. */
    private List<ThresholdDrift.Block> blocks(List<StoredUnit> units, boolean byNumber, boolean forward) {
        int count = byNumber ? 0 : Math.min(MOST_BLOCKS, units.size() / CYCLES_A_BLOCK);
        return IntStream.range(0, count < ThresholdDrift.FEWEST_BLOCKS ? 0 : count)
                .mapToObj(k -> units.subList(k * units.size() / count, (k + 1) * units.size() / count))
                .map(part -> new ThresholdDrift.Block(part, train(part, false, forward)))
                .toList();
    }

    /**
     * Without the pulse that may have reset, and, where the amplitude tells, without the one that wrote. Where pulses are
     * counted that one is number 0: it shows the junction before any has fired.
     */
    private PulseTrain.Cycle cycle(StoredUnit unit, boolean byNumber, boolean forward) {
        int last = ((Number) unit.notes().getOrDefault("integrating_pulses", 0)).intValue();
        int first = byNumber ? 0 : 1;
        double[] pulse = run.column(unit, "pulse");
        int[] rows = IntStream.range(0, pulse.length)
                .filter(i -> pulse[i] >= first && pulse[i] <= last)
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
