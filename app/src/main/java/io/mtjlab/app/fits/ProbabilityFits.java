package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.sigmoid.Abscissa;
import io.mtjlab.analysis.sigmoid.CountSigmoidFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;

/**
 * Trials counted at several fields: a sigmoid over the field for each carrier, current and write pulse. Where the field is one
 * and several pulses or currents were tried, the sigmoid is over those.
 */
final class ProbabilityFits {

    private final StoredRun run;
    private final Origin origin;

    ProbabilityFits(StoredRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    /**
     * The trials under one carrier and current.
     *
     * @param carrier axis and what else acts, too
     * @param abscissa of the sigmoid
     * @param sigmoid empty when they are at fewer than two fields
     */
    private record Counted(
            Map<String, Object> carrier, List<StoredUnit> units, Abscissa abscissa, Optional<FitResult> sigmoid)
            implements CarrierSeries {

        static Counted of(String step, Map<String, Object> carrier, List<StoredUnit> units, Abscissa abscissa) {
            List<SigmoidPoint> points =
                    units.stream().map(unit -> point(unit, abscissa)).toList();
            boolean enough =
                    points.stream().mapToDouble(SigmoidPoint::at).distinct().count() >= 2;
            String id = step + " " + TelegraphSeries.label(carrier)
                    + (carrier.get("current_amperes") instanceof Number i ? ", " + i + " A" : "")
                    + (carrier.get("pulse_volts") instanceof Number v ? ", " + v + " V" : "");
            return new Counted(
                    carrier,
                    units,
                    abscissa,
                    enough ? Optional.of(CountSigmoidFit.fit(points, abscissa).withId(id)) : Optional.empty());
        }

        @Override
        public OptionalDouble value(String parameter) {
            return sigmoid.flatMap(fit -> fit.estimate(parameter)).stream()
                    .mapToDouble(Estimate::value)
                    .findFirst();
        }

        /** What it has in common with the same trials under other levels. */
        private Map<String, Object> apartFromCarrier() {
            Map<String, Object> rest = new LinkedHashMap<>(carrier);
            rest.keySet().removeAll(Set.of("rf_dbm", "rf_megahertz"));
            return rest;
        }
    }

    Fitted fit(Section section) {
        Abscissa abscissa = abscissa(section.units());
        Map<Map<String, Object>, List<StoredUnit>> units = new LinkedHashMap<>();
        for (StoredUnit unit : section.units()) {
            units.computeIfAbsent(series(unit, abscissa), k -> new ArrayList<>())
                    .add(unit);
        }
        List<Counted> all = units.entrySet().stream()
                .map(one -> Counted.of(section.name(), one.getKey(), one.getValue(), abscissa))
                .toList();
        List<Fitted.StepFit> fits = new ArrayList<>();
        List<CardParameter> parameters = new ArrayList<>();
        for (Counted series : all) {
            var slopes = new LevelSlopes(all.stream()
                    .filter(other -> other.apartFromCarrier().equals(series.apartFromCarrier()))
                    .toList());
            series.sigmoid().ifPresent(fit -> {
                fits.add(new Fitted.StepFit(section.name(), fit.id(), new Conditions(series.carrier()), fit));
                fit.outcomes().forEach(outcome -> parameters.add(parameter(outcome, series, slopes, fit.id())));
            });
        }
        return new Fitted(parameters, List.of(), fits);
    }

    private CardParameter parameter(Outcome outcome, Counted series, LevelSlopes slopes, String id) {
        Provenance from = origin.of(run, id);
        Conditions conditions = new Conditions(series.carrier());
        Notes notes = new Notes(series.units().get(0));
        return outcome instanceof Estimate found
                ? CardParameter.of(
                        kind(series) + "." + found.name(),
                        found.unit(),
                        Calibration.atLevel(
                                budget(found, series.abscissa(), notes),
                                slopes.perDecibel(series, found.name()),
                                notes),
                        conditions,
                        from)
                : CardParameter.ofFit(kind(series), outcome, conditions, from);
    }

    /** Apart from each other, since alpha of one has not the unit of the other's. */
    private static String kind(Counted series) {
        return switch (series.abscissa()) {
            case FIELD -> "sigmoid";
            case VOLTAGE -> "sigmoid_voltage";
            case CURRENT -> "sigmoid_current";
        };
    }

    private static UncertaintyBudget budget(Estimate found, Abscissa abscissa, Notes notes) {
        double sign = found.name().equals("beta") ? 1 : -1;
        return switch (abscissa) {
            case FIELD -> Calibration.ofSigmoid(found, notes);
            case VOLTAGE ->
                sign > 0
                        ? new PulseVolts(notes).programmed(found)
                        : UncertaintyBudget.of(found)
                                .withCalibration(PulseVolts.GAIN, -found.value() * notes.numberOr("pulse_gain_se", 0));
            case CURRENT ->
                UncertaintyBudget.of(found)
                        .withCalibration("current source gain", sign * found.value() * notes.number("amperes_gain_se"));
        };
    }

    /** The field where there are several, or else what was tried in several values. */
    private static Abscissa abscissa(List<StoredUnit> units) {
        return Stream.of(Abscissa.FIELD, Abscissa.VOLTAGE, Abscissa.CURRENT)
                .filter(each -> units.stream()
                                .map(unit -> coordinate(unit, each))
                                .distinct()
                                .count()
                        > 1)
                .findFirst()
                .orElse(Abscissa.FIELD);
    }

    private static double coordinate(StoredUnit unit, Abscissa abscissa) {
        Object value = unit.spec()
                .coordinates()
                .getOrDefault(
                        switch (abscissa) {
                            case FIELD -> "field_oersted";
                            case VOLTAGE -> "pulse_volts";
                            case CURRENT -> "pulse_amperes";
                        },
                        0.0);
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static Map<String, Object> series(StoredUnit unit, Abscissa abscissa) {
        Map<String, Object> what = new LinkedHashMap<>(new Notes(unit).carrier());
        what.put("axis", unit.spec().coordinates().getOrDefault("axis", ""));
        double amperes = coordinate(unit, Abscissa.CURRENT);
        if (amperes != 0 && abscissa != Abscissa.CURRENT) {
            what.put("current_amperes", amperes);
        }
        double volts = coordinate(unit, Abscissa.VOLTAGE);
        if (volts != 0 && abscissa != Abscissa.VOLTAGE) {
            what.put("pulse_volts", volts);
        }
        if (abscissa != Abscissa.FIELD) {
            what.put("field_oersted", coordinate(unit, Abscissa.FIELD));
        }
        return what;
    }

    private static SigmoidPoint point(StoredUnit unit, Abscissa abscissa) {
        Notes notes = new Notes(unit);
        double at = abscissa == Abscissa.FIELD ? notes.number("field_oersted") : coordinate(unit, abscissa);
        return new SigmoidPoint(at, notes.number("k"), notes.number("n"));
    }
}
