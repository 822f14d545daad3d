package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardCovariance;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.telegraph.DwellSeries;

/**
 * The laws behind the dwell times of a run's traces that differ in one condition only: barriers and attempt time over
 * temperature, slopes and balance over field and over current. On the card under {@code arrhenius}.
 */
final class DwellLaws {

    private final StoredRun run;
    private final Origin origin;
    private final List<TelegraphSeries> all;
    private final LevelSlopes levels;

    DwellLaws(StoredRun run, Origin origin, List<TelegraphSeries> all, LevelSlopes levels) {
        this.run = run;
        this.origin = origin;
        this.all = all;
        this.levels = levels;
    }

    /** What may differ between the traces of a series. */
    private enum Variable {
        TEMPERATURE("temperature_kelvin", "temperature"),
        FIELD("field_oersted", "field"),
        CURRENT("current_amperes", "current");

        private final String condition;
        private final String word;

        Variable(String condition, String word) {
            this.condition = condition;
            this.word = word;
        }
    }

    /** A trace with its conditions as set, and the series that it was fitted in. */
    private record Member(TelegraphSeries series, StoredUnit unit, FitResult fit, Map<String, Object> set) {

        static Member of(TelegraphSeries series, int index, NominalKelvin nominal) {
            StoredUnit unit = series.units().get(index);
            Map<String, Object> set = new TreeMap<>(series.conditions(unit).values());
            if (unit.spec().coordinates().get(Variable.FIELD.condition) instanceof Number oersted) {
                set.put(Variable.FIELD.condition, oersted.doubleValue()); // as read it is never twice the same
            }
            if (set.get(Variable.TEMPERATURE.condition) instanceof Number kelvin) {
                set.put(Variable.TEMPERATURE.condition, nominal.of(kelvin.doubleValue()));
            }
            return new Member(series, unit, series.traces().get(index).result(), set);
        }

        DwellSeries.Trace trace(Variable variable) {
            Notes notes = new Notes(unit);
            double at = switch (variable) {
                case TEMPERATURE -> notes.number("temperature_kelvin");
                case FIELD -> notes.number("field_oersted");
                case CURRENT -> series.amperes(unit);
            };
            return new DwellSeries.Trace(
                    variable == Variable.TEMPERATURE ? at : Double.NaN,
                    variable == Variable.FIELD ? at : Double.NaN,
                    variable == Variable.CURRENT ? at : Double.NaN,
                    fit);
        }
    }

    Fitted fit() {
        NominalKelvin nominal = NominalKelvin.of(all.stream()
                .flatMap(series -> series.units().stream())
                .mapToDouble(unit -> new Notes(unit).numberOr(Variable.TEMPERATURE.condition, Double.NaN))
                .toArray());
        List<Member> members = new ArrayList<>();
        for (TelegraphSeries series : all) {
            for (int i = 0; i < series.units().size(); i++) {
                members.add(Member.of(series, i, nominal));
            }
        }
        Fitted fitted = Fitted.NOTHING;
        for (Variable variable : Variable.values()) {
            Map<Map<String, Object>, List<Member>> groups = new LinkedHashMap<>();
            for (Member member : members) {
                if (member.set.containsKey(variable.condition)) {
                    Map<String, Object> shared = new TreeMap<>(member.set);
                    shared.remove(variable.condition);
                    groups.computeIfAbsent(shared, key -> new ArrayList<>()).add(member);
                }
            }
            for (Map.Entry<Map<String, Object>, List<Member>> group : groups.entrySet()) {
                long places = group.getValue().stream()
                        .map(m -> m.set.get(variable.condition))
                        .distinct()
                        .count();
                if (places >= 2) {
                    fitted = fitted.and(law(variable, new Conditions(group.getKey()), group.getValue()));
                }
            }
        }
        return fitted;
    }

    private Fitted law(Variable variable, Conditions conditions, List<Member> members) {
        Member first = members.get(0);
        String step = first.series.step();
        String id = step + " dwell times over " + variable.word + ", " + conditions.describe();
        FitResult law = DwellSeries.fit(
                        members.stream().map(m -> m.trace(variable)).toList())
                .get(0);
        FitResult fit = new FitResult(
                "arrhenius",
                id,
                law.outcomes(),
                law.covariance(),
                law.stop(),
                law.statistics(),
                law.remarks(),
                law.figures());
        Provenance from = origin.of(run, id);
        List<CardParameter> parameters = new ArrayList<>();
        for (Outcome outcome : fit.outcomes()) {
            String name = "arrhenius." + outcome.name();
            parameters.add(
                    outcome instanceof Undetermined none
                            ? CardParameter.undetermined(name, none, conditions, from)
                            : CardParameter.of(
                                    name,
                                    outcome.unit(),
                                    budget((Estimate) outcome, variable, members, fit),
                                    conditions,
                                    from));
        }
        List<CardCovariance> covariances = new ArrayList<>();
        if (!fit.covariance().names().isEmpty()) {
            List<String> names =
                    fit.covariance().names().stream().map(n -> "arrhenius." + n).toList();
            covariances.add(
                    new CardCovariance(new Covariance(names, fit.covariance().matrix()), conditions));
        }
        return new Fitted(parameters, covariances, List.of(new Fitted.StepFit(step, id, conditions, fit)));
    }

    /** Mean of the barriers that a law over temperature has. */
    private static double barrier(FitResult fit) {
        return fit.outcomes().stream()
                .filter(outcome -> outcome.unit().equals("K"))
                .flatMap(outcome -> outcome.estimate().stream())
                .mapToDouble(Estimate::value)
                .average()
                .orElse(0);
    }

    /** A slope over field carries the gaussmeter's gain, a balance field its offset too and what the level moves it by. */
    private UncertaintyBudget budget(Estimate found, Variable variable, List<Member> members, FitResult fit) {
        UncertaintyBudget budget = UncertaintyBudget.of(found);
        Member member = members.get(0);
        Notes notes = new Notes(member.unit);
        if (variable == Variable.CURRENT) {
            double sign = found.name().startsWith("slope") ? -1 : 1;
            return budget.withCalibration(
                    "current source gain", sign * found.value() * notes.number("amperes_gain_se"));
        }
        if (variable == Variable.TEMPERATURE) {
            double kelvin = members.stream()
                    .mapToDouble(m -> new Notes(m.unit).number(Variable.TEMPERATURE.condition))
                    .average()
                    .orElseThrow();
            double gain = notes.numberOr("temperature_gain_se", 0);
            double offset = notes.numberOr("temperature_offset_se_kelvin", 0) / kelvin;
            // ln tau = ln tau0 + E/T seen over T (1 + g) + d, to first order in 1/T about the mean.
            return found.name().equals("ln_tau0")
                    ? budget.withCalibration("thermometer offset", -barrier(fit) / kelvin * offset)
                    : budget.withCalibration("thermometer gain", found.value() * gain)
                            .withCalibration("thermometer offset", 2 * found.value() * offset);
        }
        if (found.name().equals("H_eq")) {
            return Calibration.atLevel(
                    Calibration.field(budget, notes), levels.perDecibel(member.series, "beta"), notes);
        }
        double alpha = member.series.value("alpha").orElse(Double.NaN);
        double perDecibel = alpha == 0 ? 0 : found.value() / alpha * levels.perDecibel(member.series, "alpha");
        return Calibration.atLevel(
                budget.withCalibration(Calibration.FIELD_GAIN, -found.value() * notes.number("field_gain_se")),
                perDecibel,
                notes);
    }
}
