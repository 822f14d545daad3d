package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.sigmoid.CountSigmoidFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;

/** Trials counted at several fields: a sigmoid for each carrier and current. */
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
     * @param carrier axis and current, too
     * @param sigmoid empty when they are at fewer than two fields
     */
    private record Counted(Map<String, Object> carrier, List<StoredUnit> units, Optional<FitResult> sigmoid)
            implements CarrierSeries {

        static Counted of(String step, Map<String, Object> carrier, List<StoredUnit> units) {
            List<SigmoidPoint> points =
                    units.stream().map(ProbabilityFits::point).toList();
            boolean enough = points.stream()
                            .mapToDouble(SigmoidPoint::fieldOersted)
                            .distinct()
                            .count()
                    >= 2;
            String id = step + " " + TelegraphSeries.label(carrier)
                    + (carrier.get("current_amperes") instanceof Number i ? ", " + i + " A" : "");
            return new Counted(
                    carrier,
                    units,
                    enough ? Optional.of(CountSigmoidFit.fit(points).withId(id)) : Optional.empty());
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
        Map<Map<String, Object>, List<StoredUnit>> units = new LinkedHashMap<>();
        for (StoredUnit unit : section.units()) {
            units.computeIfAbsent(series(unit), k -> new ArrayList<>()).add(unit);
        }
        List<Counted> all = units.entrySet().stream()
                .map(one -> Counted.of(section.name(), one.getKey(), one.getValue()))
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
                        "sigmoid." + found.name(),
                        found.unit(),
                        Calibration.atLevel(
                                Calibration.ofSigmoid(found, notes), slopes.perDecibel(series, found.name()), notes),
                        conditions,
                        from)
                : CardParameter.ofFit("sigmoid", outcome, conditions, from);
    }

    private static Map<String, Object> series(StoredUnit unit) {
        Map<String, Object> what = new LinkedHashMap<>(new Notes(unit).carrier());
        Map<String, Object> coordinates = unit.spec().coordinates();
        what.put("axis", coordinates.getOrDefault("axis", ""));
        if (coordinates.get("pulse_amperes") instanceof Number amperes && amperes.doubleValue() != 0) {
            what.put("current_amperes", amperes.doubleValue());
        }
        return what;
    }

    private static SigmoidPoint point(StoredUnit unit) {
        Notes notes = new Notes(unit);
        return new SigmoidPoint(notes.number("field_oersted"), notes.number("k"), notes.number("n"));
    }
}
