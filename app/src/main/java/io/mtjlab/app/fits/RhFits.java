package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.Uncertain;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.rh.HardAxisSweep;
import io.mtjlab.analysis.rh.RhFit;

/**
 * The loops of a run. Along the easy axis: levels, TMR, switching fields. Along the hard axis: the two levels between
 * which the junction switches by itself, and their angles by the conductance law between the easy axis' levels.
 */
final class RhFits {

    private static final double DEGREES = 180 / Math.PI;

    private final StoredRun run;
    private final Origin origin;
    private Optional<Levels> easy = Optional.empty();
    private LevelDrift parallelDrift = LevelDrift.NOT_SEEN;

    /** Both levels without the leads, calibration included, and as fitted. */
    private record Levels(Uncertain parallel, Uncertain antiparallel, Estimate rawParallel, Estimate rawAntiparallel) {}

    RhFits(StoredRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    /** Easy-axis loops come first: the others' angles stand on them. */
    Fitted fit(List<Section> sections) {
        Fitted all = Fitted.NOTHING;
        for (boolean hard : new boolean[] {false, true}) {
            for (Section section : sections) {
                List<StoredUnit> units = section.units();
                if (!units.isEmpty() && hard == alongHardAxis(units.get(0))) {
                    all = all.and(hard ? hardAxis(section.name(), units) : easyAxis(section.name(), units));
                }
            }
        }
        return all;
    }

    private static boolean alongHardAxis(StoredUnit unit) {
        return "hard".equals(unit.spec().coordinates().get("axis"));
    }

    private Fitted easyAxis(String step, List<StoredUnit> units) {
        Notes notes = new Notes(units.get(0));
        FitResult fit = RhFit.standard()
                .fit(units.stream()
                        .map(u -> new RhFit.Cycle(run.column(u, "H"), run.column(u, "R")))
                        .toList())
                .withId(step);
        Provenance from = origin.of(run, "rh " + step);
        var parameters = new ArrayList<CardParameter>();
        levels(fit, units, from, parameters);
        fields(fit, units, from, parameters);
        return new Fitted(parameters, List.of(), List.of(new Fitted.StepFit(step, step, levelConditions(notes), fit)));
    }

    /** Of the newest easy-axis loop. */
    LevelDrift parallelDrift() {
        return parallelDrift;
    }

    private void levels(FitResult fit, List<StoredUnit> units, Provenance from, List<CardParameter> into) {
        Notes notes = new Notes(units.get(0));
        Conditions conditions = levelConditions(notes);
        Outcome low = fit.outcome("R_P");
        Outcome high = fit.outcome("R_AP");
        if (low instanceof Undetermined none) {
            for (String name : List.of("rh.R_P", "rh.R_AP")) {
                into.add(CardParameter.undetermined(name, none, conditions, from));
            }
            into.add(CardParameter.undetermined(
                    "rh.TMR", Undetermined.because("rh.TMR", "1", none.reason()), conditions, from));
            return;
        }
        Estimate rawLow = (Estimate) low;
        Estimate rawHigh = (Estimate) high;
        parallelDrift = LevelDrift.of(run, units, rawLow.value(), rawHigh.value());
        LevelDrift antiparallelDrift = LevelDrift.of(run, units, rawHigh.value(), rawLow.value());
        Uncertain parallel = parallelDrift.onto(Uncertain.of(rawLow, "R_P"));
        Uncertain antiparallel = antiparallelDrift.onto(Uncertain.of(rawHigh, "R_AP"));
        Uncertain p = Calibration.junctionOhms(parallel, notes);
        Uncertain ap = Calibration.junctionOhms(antiparallel, notes);
        easy = Optional.of(new Levels(p, ap, rawLow, rawHigh));
        into.add(of("rh.R_P", "ohm", p, conditions, from));
        into.add(of("rh.R_AP", "ohm", ap, conditions, from));
        into.add(of("rh.TMR", "1", ap.minus(p).dividedBy(p), conditions, from));
        Uncertain wholeLow = Calibration.rawOhms(parallel, notes);
        Uncertain wholeHigh = Calibration.rawOhms(antiparallel, notes);
        into.add(of("rh.TMR_raw", "1", wholeHigh.minus(wholeLow).dividedBy(wholeLow), conditions, from));
    }

    private void fields(FitResult fit, List<StoredUnit> units, Provenance from, List<CardParameter> into) {
        Notes notes = new Notes(units.get(0));
        Conditions conditions = sweepConditions(units);
        for (String name : List.of("Hup_0", "Hdown_0", "Hc", "H_offset")) {
            String told = "rh." + name.replace("_0", "");
            Outcome outcome = ofDevice(fit, name);
            if (outcome instanceof Undetermined none) {
                into.add(CardParameter.undetermined(told, none, conditions, from));
                continue;
            }
            var budget = UncertaintyBudget.of((Estimate) outcome)
                    .withCalibration(
                            Calibration.FIELD_GAIN, ((Estimate) outcome).value() * notes.number("field_gain_se"));
            if (!name.equals("Hc")) { // half a difference of two fields: the probe's offset drops out
                budget = budget.withCalibration(Calibration.FIELD_OFFSET, notes.number("field_offset_se_oersted"));
            }
            into.add(CardParameter.of(told, "Oe", budget, conditions, from));
        }
    }

    /** The device's own where several cycles tell it, not the mean of those that happened to be measured. */
    private static Outcome ofDevice(FitResult fit, String name) {
        String median = name.endsWith("_0") ? name.replace("_0", "_median_0") : name + "_median";
        return fit.find(median)
                .or(() -> fit.find(name))
                .orElseGet(() -> Undetermined.because(name, "Oe", "the loop has none"));
    }

    private Fitted hardAxis(String step, List<StoredUnit> units) {
        Notes notes = new Notes(units.get(0));
        double[] oersted = all(units, "H");
        double[] ohms = all(units, "R");
        double low = DoubleStream.of(oersted).min().orElse(0);
        double high = DoubleStream.of(oersted).max().orElse(0);
        FitResult fit = HardAxisSweep.fit(
                        oersted, ohms, low, high, easy.map(Levels::rawParallel), easy.map(Levels::rawAntiparallel))
                .withId(step);
        Provenance from = origin.of(run, "rh " + step);
        var parameters = new ArrayList<CardParameter>();
        double middle = Math.round((low + high) / 2);
        level(fit.outcome("R_low"), "R_P", "theta_P", middle, notes, from, parameters);
        level(fit.outcome("R_high"), "R_AP", "theta_AP", middle, notes, from, parameters);
        return new Fitted(parameters, List.of(), List.of(new Fitted.StepFit(step, step, levelConditions(notes), fit)));
    }

    private void level(
            Outcome outcome,
            String name,
            String angle,
            double middleOersted,
            Notes notes,
            Provenance from,
            List<CardParameter> into) {
        Conditions conditions = levelConditions(notes);
        if (outcome instanceof Undetermined none) {
            into.add(CardParameter.undetermined("rh." + name, none, conditions, from));
            return;
        }
        Uncertain level = Calibration.junctionOhms(Uncertain.of((Estimate) outcome, "hard " + name), notes);
        into.add(of("rh." + name, "ohm", level, conditions, from));
        easy.ifPresent(levels -> into.add(of(
                "telegraph." + angle,
                "deg",
                degrees(level, levels),
                conditions.and("field_oersted", middleOersted),
                from)));
    }

    /** G = [(1 + c)/R_P + (1 - c)/R_AP]/2 solved for the angle whose cosine is c. */
    private static Uncertain degrees(Uncertain ohms, Levels levels) {
        Uncertain one = Uncertain.exactly(1);
        Uncertain p = one.dividedBy(levels.parallel());
        Uncertain ap = one.dividedBy(levels.antiparallel());
        Uncertain cosine = one.dividedBy(ohms).times(2).minus(p).minus(ap).dividedBy(p.minus(ap));
        return cosine.map(c -> DEGREES * Math.acos(c), c -> -DEGREES / Math.sqrt(1 - c * c));
    }

    private double[] all(List<StoredUnit> units, String column) {
        return units.stream()
                .flatMapToDouble(u -> DoubleStream.of(run.column(u, column)))
                .toArray();
    }

    private static CardParameter of(String name, String unit, Uncertain value, Conditions conditions, Provenance from) {
        return CardParameter.of(name, unit, UncertaintyBudget.of(value), conditions, from);
    }

    private static Conditions levelConditions(Notes notes) {
        return notes.conditions();
    }

    /** A switching field is that of a rate: the step, its time, and when in it the resistance was read. */
    private static Conditions sweepConditions(List<StoredUnit> units) {
        Map<String, Object> all =
                new LinkedHashMap<>(new Notes(units.get(0)).conditions().values());
        for (String name : List.of("step_oersted", "seconds_per_step", "seconds_to_reading")) {
            all.put(
                    name,
                    units.stream()
                            .mapToDouble(u -> new Notes(u).number(name))
                            .average()
                            .orElseThrow());
        }
        return new Conditions(all);
    }
}
