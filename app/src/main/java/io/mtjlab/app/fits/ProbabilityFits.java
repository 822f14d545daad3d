package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    Fitted fit(Section section) {
        String step = section.name();
        Map<Map<String, Object>, List<StoredUnit>> series = new LinkedHashMap<>();
        for (StoredUnit unit : section.units()) {
            series.computeIfAbsent(series(unit), k -> new ArrayList<>()).add(unit);
        }
        List<Fitted.StepFit> fits = new ArrayList<>();
        List<CardParameter> parameters = new ArrayList<>();
        series.forEach((what, units) -> {
            List<SigmoidPoint> points =
                    units.stream().map(ProbabilityFits::point).toList();
            if (points.stream()
                            .mapToDouble(SigmoidPoint::fieldOersted)
                            .distinct()
                            .count()
                    >= 2) {
                String id = step + " " + TelegraphSeries.label(what)
                        + (what.get("current_amperes") instanceof Number i ? ", " + i + " A" : "");
                FitResult fit = CountSigmoidFit.fit(points).withId(id);
                Conditions conditions = new Conditions(what);
                fits.add(new Fitted.StepFit(step, id, conditions, fit));
                fit.outcomes()
                        .forEach(
                                outcome -> parameters.add(parameter(outcome, conditions, new Notes(units.get(0)), id)));
            }
        });
        return new Fitted(parameters, List.of(), fits);
    }

    private CardParameter parameter(Outcome outcome, Conditions conditions, Notes notes, String id) {
        Provenance from = origin.of(run, id);
        return outcome instanceof Estimate found
                ? CardParameter.of(
                        "sigmoid." + found.name(), found.unit(), Calibration.ofSigmoid(found, notes), conditions, from)
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
