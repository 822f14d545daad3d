package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.Uncertain;
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
import io.mtjlab.analysis.steps.Robust;
import io.mtjlab.analysis.telegraph.CurrentSign;
import io.mtjlab.analysis.telegraph.TelegraphAnalysis;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.analysis.telegraph.TelegraphTrace;

/**
 * The telegraph traces of a run on one device: levels, dwell times and occupancy of each, a sigmoid for each level, and
 * the laws behind the dwell times.
 */
final class TelegraphFits {

    private final StoredRun run;
    private final Origin origin;

    TelegraphFits(StoredRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    Fitted fit(List<Section> sections) {
        var series = new ArrayList<TelegraphSeries>();
        sections.forEach(section -> series.addAll(series(section)));
        var slopes = new LevelSlopes(series);
        Fitted laws = new DwellLaws(run, origin, series, slopes).fit();
        return series.stream().map(s -> fitted(s, slopes)).reduce(laws, Fitted::and);
    }

    private List<TelegraphSeries> series(Section section) {
        List<StoredUnit> units = section.units();
        List<TelegraphTrace> data = units.parallelStream().map(this::trace).toList();
        List<TelegraphAnalysis> traces = namedByCarrier(units, data);
        if (!CurrentSign.matters(data, traces)) {
            return series(section.name(), 0, units, traces);
        }
        List<TelegraphSeries> both = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            List<TelegraphTrace> half = IntStream.range(0, units.size())
                    .mapToObj(i -> CurrentSign.only(
                            sign,
                            data.get(i),
                            traces.get(i).result().statistics().getOrDefault("offset_ohms", 0.0)))
                    .toList();
            both.addAll(series(section.name(), sign, units, namedByCarrier(units, half)));
        }
        return both;
    }

    private static List<TelegraphSeries> series(
            String step, int sign, List<StoredUnit> units, List<TelegraphAnalysis> traces) {
        Map<Map<String, Object>, List<Integer>> byCarrier = new LinkedHashMap<>();
        for (int i = 0; i < units.size(); i++) {
            byCarrier
                    .computeIfAbsent(new Notes(units.get(i)).carrier(), k -> new ArrayList<>())
                    .add(i);
        }
        return byCarrier.entrySet().parallelStream()
                .map(e -> TelegraphSeries.of(
                        step,
                        e.getKey(),
                        sign,
                        e.getValue().stream().map(units::get).toList(),
                        e.getValue().stream().map(traces::get).toList()))
                .toList();
    }

    /**
     * The state of a trace that shows only one is told by the levels of those under the same carrier, which moves them;
     * where none of these shows both states, by those of all.
     */
    private static List<TelegraphAnalysis> namedByCarrier(List<StoredUnit> units, List<TelegraphTrace> data) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < units.size(); i++) {
            groups.computeIfAbsent(new Notes(units.get(i)).carrier(), k -> new ArrayList<>())
                    .add(i);
        }
        List<TelegraphAnalysis> all = TelegraphFit.standard().fitSeries(data);
        if (groups.size() == 1) {
            return all;
        }
        List<TelegraphAnalysis> named = new ArrayList<>(all);
        for (List<Integer> group : groups.values()) {
            double[] low = levels(all, group, "R_P");
            double[] high = levels(all, group, "R_AP");
            for (int i : group) {
                boolean own = all.get(i).counts().seesBothStates();
                if (!own && low.length > 0 && low.length == high.length) {
                    named.set(
                            i,
                            TelegraphFit.standard()
                                    .withLevels(Robust.median(low), Robust.median(high))
                                    .fit(data.get(i)));
                }
            }
        }
        return named;
    }

    private static double[] levels(List<TelegraphAnalysis> traces, List<Integer> group, String name) {
        return group.stream()
                .map(traces::get)
                .filter(trace -> trace.counts().seesBothStates())
                .flatMap(trace -> trace.result().estimate(name).stream())
                .mapToDouble(Estimate::value)
                .toArray();
    }

    private TelegraphTrace trace(StoredUnit unit) {
        return trace(unit, true);
    }

    /** @param carrier whether the readings under the carrier are wanted, or those that were taken between them */
    private TelegraphTrace trace(StoredUnit unit, boolean carrier) {
        double[] sign = run.column(unit, "polarity");
        double[] rf = interleaved(unit) ? run.column(unit, "rf") : new double[0];
        int[] kept = IntStream.range(0, sign.length)
                .filter(i -> sign[i] != 0 && (rf.length == 0 || rf[i] != 0 == carrier))
                .toArray();
        Notes notes = new Notes(unit);
        return new TelegraphTrace(
                pick(run.column(unit, "t"), kept),
                IntStream.of(kept).map(i -> (int) Math.signum(sign[i])).toArray(),
                pick(run.column(unit, "V"), kept),
                Math.abs(notes.number("amperes")),
                notes.numberOr("aperture_seconds", 0));
    }

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static boolean interleaved(StoredUnit unit) {
        return unit.spec().columns().stream().anyMatch(column -> column.name().equals("rf"))
                && unit.spec().coordinates().get("rf_dbm") instanceof Number;
    }

    private Fitted fitted(TelegraphSeries series, LevelSlopes levels) {
        var parameters = new ArrayList<CardParameter>();
        var covariances = new ArrayList<CardCovariance>();
        var fits = new ArrayList<Fitted.StepFit>();
        series.sigmoid().ifPresent(fit -> sigmoid(series, fit, levels, parameters, covariances, fits));
        var slopes = new DwellSlopes(series, levels);
        for (int i = 0; i < series.units().size(); i++) {
            StoredUnit unit = series.units().get(i);
            trace(series, unit, series.traces().get(i).result(), slopes, parameters);
            fits.add(new Fitted.StepFit(
                    series.step(),
                    series.address(unit),
                    series.conditions(unit),
                    series.traces().get(i).result().withId(series.address(unit))));
            if (interleaved(unit) && series.sign() >= 0) {
                String id = unit.address() + " without carrier";
                FitResult without =
                        TelegraphFit.standard().fit(trace(unit, false)).result();
                fits.add(new Fitted.StepFit(series.step(), id, withoutCarrier(unit), without.withId(id)));
            }
        }
        return new Fitted(parameters, covariances, fits);
    }

    private static Conditions withoutCarrier(StoredUnit unit) {
        Map<String, Object> conditions =
                new LinkedHashMap<>(new Notes(unit).conditions().values());
        conditions.put("rf_dbm", "off");
        conditions.remove("rf_megahertz");
        return new Conditions(conditions);
    }

    private void sigmoid(
            TelegraphSeries series,
            FitResult fit,
            LevelSlopes levels,
            List<CardParameter> parameters,
            List<CardCovariance> covariances,
            List<Fitted.StepFit> fits) {
        Notes notes = new Notes(series.units().get(0));
        Conditions conditions = conditions(series, notes);
        Provenance from = origin.of(run, "sigmoid " + fit.id());
        fits.add(new Fitted.StepFit(series.step(), fit.id(), conditions, fit));
        for (Outcome outcome : fit.outcomes()) {
            String name = "sigmoid." + outcome.name();
            if (outcome instanceof Undetermined none) {
                parameters.add(CardParameter.undetermined(name, none, conditions, from));
                continue;
            }
            var budget = Calibration.ofSigmoid((Estimate) outcome, notes);
            budget = Calibration.atLevel(budget, levels.perDecibel(series, outcome.name()), notes);
            parameters.add(CardParameter.of(name, outcome.unit(), budget, conditions, from));
        }
        if (!fit.covariance().names().isEmpty()) {
            var names =
                    fit.covariance().names().stream().map(n -> "sigmoid." + n).toList();
            covariances.add(
                    new CardCovariance(new Covariance(names, fit.covariance().matrix()), conditions));
        }
    }

    private static Conditions conditions(TelegraphSeries series, Notes notes) {
        Map<String, Object> all = new LinkedHashMap<>(series.carrier());
        all.put("axis", notes.conditions().values().getOrDefault("axis", "hard"));
        all.put("current_amperes", series.amperes(notes.unit()));
        return new Conditions(all);
    }

    private void trace(
            TelegraphSeries series,
            StoredUnit unit,
            FitResult fit,
            DwellSlopes slopes,
            List<CardParameter> parameters) {
        Notes notes = new Notes(unit);
        Conditions conditions = series.conditions(unit);
        Provenance from = origin.of(run, "telegraph " + series.address(unit));
        for (Outcome outcome : fit.outcomes()) {
            String name = "telegraph." + outcome.name();
            if (outcome instanceof Undetermined none) {
                parameters.add(CardParameter.undetermined(name, none, conditions, from));
                continue;
            }
            UncertaintyBudget budget = budget((Estimate) outcome, notes, slopes);
            parameters.add(CardParameter.of(name, outcome.unit(), budget, conditions, from));
        }
    }

    private static UncertaintyBudget budget(Estimate found, Notes notes, DwellSlopes slopes) {
        double field = notes.fieldOersted();
        double value = found.value();
        UncertaintyBudget budget = UncertaintyBudget.of(found);
        return switch (found.name()) {
            case "R_P", "R_AP" -> UncertaintyBudget.of(Calibration.junctionOhms(Uncertain.of(found, "fit"), notes));
            case "P" -> {
                double perLogit = value * (1 - value);
                yield Calibration.atLevel(
                        Calibration.atField(
                                budget.within(UncertaintyBudget.SHARE), perLogit * slopes.logitPerOersted(), notes),
                        perLogit * slopes.logitPerDecibel(field),
                        notes);
            }
            case "tau_P" -> dwell(budget, slopes, +1, notes);
            case "tau_AP" -> dwell(budget, slopes, -1, notes);
            default -> budget;
        };
    }

    private static UncertaintyBudget dwell(UncertaintyBudget budget, DwellSlopes slopes, int sign, Notes notes) {
        double field = notes.fieldOersted();
        double value = budget.value();
        return Calibration.atLevel(
                Calibration.atField(
                        budget.within(UncertaintyBudget.POSITIVE), value * slopes.lnTauPerOersted(field, sign), notes),
                value * slopes.lnTauPerDecibel(field, sign),
                notes);
    }
}
