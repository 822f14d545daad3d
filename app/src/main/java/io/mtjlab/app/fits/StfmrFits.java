package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.stfmr.FieldSeries;
import io.mtjlab.analysis.stfmr.Spectrum;
import io.mtjlab.analysis.stfmr.StfmrFit;

/** The spectra of a step: one line in each, resonance and width in MHz, voltages unmodulated at the junction. */
final class StfmrFits {

    private static final double HERTZ_TO_MEGAHERTZ = 1e-6;

    private final StoredRun run;
    private final Origin origin;

    StfmrFits(StoredRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    Fitted fit(String step) {
        List<StoredUnit> units = run.completeUnits(step);
        List<FitResult> results = units.parallelStream().map(this::fitSpectrum).toList();
        double resonancePerOersted = slope(units, results);
        var parameters = new ArrayList<CardParameter>();
        var fits = new ArrayList<Fitted.StepFit>();
        for (int i = 0; i < units.size(); i++) {
            Notes notes = new Notes(units.get(i));
            FitResult result = results.get(i);
            fits.add(new Fitted.StepFit(step, units.get(i).address(), notes.conditions(), result));
            Provenance from = origin.of(run, "stfmr " + units.get(i).address());
            for (Outcome outcome : result.outcomes()) {
                parameter(outcome, notes, resonancePerOersted, from).ifPresent(parameters::add);
            }
        }
        return new Fitted(parameters, List.of(), fits);
    }

    private FitResult fitSpectrum(StoredUnit unit) {
        var spectrum = new Spectrum(run.column(unit, "f"), run.column(unit, "V"));
        return StfmrFit.ofOnePeak().fit(spectrum).withId(unit.address());
    }

    /** How fast the resonance moves with the field, in MHz/Oe; 0 where one field only was measured. */
    private static double slope(List<StoredUnit> units, List<FitResult> results) {
        var series = new FieldSeries();
        int determined = 0;
        for (int i = 0; i < units.size(); i++) {
            series.add(new Notes(units.get(i)).fieldOersted(), results.get(i));
            determined += results.get(i).estimate("fr_0").isPresent() ? 1 : 0;
        }
        return determined < 2 ? 0 : series.line().value("slope") * HERTZ_TO_MEGAHERTZ;
    }

    private static java.util.Optional<CardParameter> parameter(
            Outcome outcome, Notes notes, double resonancePerOersted, Provenance from) {
        String name = outcome.name().replace("_0", "");
        boolean frequency = name.equals("fr") || name.equals("df");
        if (!frequency && !name.startsWith("V")) {
            return java.util.Optional.empty(); // the slope of the background is no property of the device
        }
        Outcome told = (frequency ? outcome.scaled(HERTZ_TO_MEGAHERTZ, "MHz") : outcome).named("stfmr." + name);
        if (told instanceof Undetermined none) {
            return java.util.Optional.of(CardParameter.of(none.name(), none, notes.conditions(), from));
        }
        var budget = UncertaintyBudget.of((Estimate) told);
        if (name.equals("fr")) {
            budget = Calibration.atField(budget, resonancePerOersted, notes);
        } else if (!frequency) {
            budget = Calibration.rectifiedVolts(budget, notes);
        }
        return java.util.Optional.of(CardParameter.of(told.name(), told.unit(), budget, notes.conditions(), from));
    }
}
