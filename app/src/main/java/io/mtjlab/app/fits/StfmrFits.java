package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    /** Along the other axis nothing is measured: the earth's horizontal field and iron nearby, one standard deviation. */
    private static final double CROSSED_FIELD_OERSTED = 0.3;

    private final StoredRun run;
    private final Origin origin;

    StfmrFits(StoredRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    Fitted fit(String step) {
        List<StoredUnit> units = run.completeUnits(step);
        List<FitResult> results = units.parallelStream().map(this::fitSpectrum).toList();
        var series = series(units, results);
        double resonancePerOersted = series.isPresent() ? series.get().line().value("slope") * HERTZ_TO_MEGAHERTZ : 0;
        double anisotropyOersted = series.flatMap(s -> s.kittel().estimate("H_k"))
                .map(Estimate::value)
                .orElse(Double.POSITIVE_INFINITY);
        var parameters = new ArrayList<CardParameter>();
        var fits = new ArrayList<Fitted.StepFit>();
        for (int i = 0; i < units.size(); i++) {
            Notes notes = new Notes(units.get(i));
            FitResult result = results.get(i);
            fits.add(new Fitted.StepFit(step, units.get(i).address(), notes.conditions(), result));
            Provenance from = origin.of(run, "stfmr " + units.get(i).address());
            for (Outcome outcome : result.outcomes()) {
                parameter(outcome, notes, resonancePerOersted, anisotropyOersted, from)
                        .ifPresent(parameters::add);
            }
        }
        return new Fitted(parameters, List.of(), fits);
    }

    private FitResult fitSpectrum(StoredUnit unit) {
        var spectrum = new Spectrum(run.column(unit, "f"), run.column(unit, "V"));
        return StfmrFit.ofOnePeak().fit(spectrum).withId(unit.address());
    }

    /** The resonances over the fields; empty where fewer than two are known. */
    private static Optional<FieldSeries> series(List<StoredUnit> units, List<FitResult> results) {
        var series = new FieldSeries();
        int determined = 0;
        for (int i = 0; i < units.size(); i++) {
            series.add(new Notes(units.get(i)).fieldOersted(), results.get(i));
            determined += results.get(i).estimate("fr_0").isPresent() ? 1 : 0;
        }
        return determined < 2 ? Optional.empty() : Optional.of(series);
    }

    /**
     * How a small field along the easy axis moves the resonance of a junction in the hard-axis field H = H_k sin(phi):
     * the in-plane stiffness A = H_k cos^2(phi) changes by cos(phi) (1 + 3 tan^2(phi)) per oersted, the frequency by
     * half of its relative change. 0 where H_k is not known or exceeded.
     */
    private static double perCrossedOersted(double resonance, double oersted, double anisotropyOersted) {
        double sine = oersted / anisotropyOersted;
        double squareCosine = 1 - sine * sine;
        if (Double.isInfinite(anisotropyOersted) || squareCosine <= 0) {
            return 0;
        }
        double stiffnessPerOersted = Math.sqrt(squareCosine) * (1 + 3 * sine * sine / squareCosine);
        return resonance / 2 * stiffnessPerOersted / (anisotropyOersted * squareCosine);
    }

    private static Optional<CardParameter> parameter(
            Outcome outcome, Notes notes, double resonancePerOersted, double anisotropyOersted, Provenance from) {
        String name = outcome.name().replace("_0", "");
        boolean frequency = name.equals("fr") || name.equals("df");
        if (!frequency && !name.startsWith("V")) {
            return Optional.empty(); // the slope of the background is no property of the device
        }
        Outcome told = (frequency ? outcome.scaled(HERTZ_TO_MEGAHERTZ, "MHz") : outcome).named("stfmr." + name);
        if (told instanceof Undetermined none) {
            return Optional.of(CardParameter.undetermined(none.name(), none, notes.conditions(), from));
        }
        var budget = UncertaintyBudget.of((Estimate) told);
        if (name.equals("fr")) {
            double crossed = perCrossedOersted(budget.value(), notes.fieldOersted(), anisotropyOersted);
            budget = Calibration.atField(budget, resonancePerOersted, notes)
                    .withCalibration("crossed field", crossed * CROSSED_FIELD_OERSTED);
        } else if (!frequency) {
            budget = Calibration.rectifiedVolts(budget, notes);
        }
        return Optional.of(CardParameter.of(told.name(), told.unit(), budget, notes.conditions(), from));
    }
}
