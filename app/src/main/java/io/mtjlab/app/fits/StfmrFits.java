package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.stfmr.FieldAxis;
import io.mtjlab.analysis.stfmr.Resonance;
import io.mtjlab.analysis.stfmr.Spectrum;
import io.mtjlab.analysis.stfmr.StfmrFit;

/**
 * The spectra of a step over frequency and the film behind them: one line in each, resonance and width in MHz, volts
 * unmodulated. Those over field are of {@link FieldSweptFits}.
 */
final class StfmrFits {

    private static final double HERTZ_TO_MEGAHERTZ = 1e-6;

    /** H_k tells what a crossed field shifts, and the shifts tell H_k: so often round, to a part in a million. */
    static final int PASSES = 4;

    private final StoredRun run;
    private final Origin origin;

    StfmrFits(StoredRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    /** Series by series, where levels or currents were several. */
    Fitted fit(Section section) {
        Map<String, List<StoredUnit>> series = new LinkedHashMap<>();
        for (StoredUnit unit : section.units()) {
            Map<String, Object> at = unit.spec().coordinates();
            series.computeIfAbsent(at.get("rf_dbm") + " dBm, " + at.get("bias_amperes") + " A", k -> new ArrayList<>())
                    .add(unit);
        }
        return series.entrySet().stream()
                .map(one -> fit(section.name(), series.size() == 1 ? "" : ", " + one.getKey(), one.getValue()))
                .reduce(Fitted.NOTHING, Fitted::and);
    }

    private static boolean isOverField(StoredUnit unit) {
        return unit.spec().columns().stream().anyMatch(column -> column.name().equals("H"));
    }

    private Fitted fit(String step, String which, List<StoredUnit> units) {
        if (isOverField(units.get(0))) {
            return new FieldSweptFits(run, origin).fit(step, which, units);
        }
        FieldAxis axis = FilmFit.axis(units.get(0));
        List<FitResult> results = units.parallelStream().map(this::fitSpectrum).toList();
        CrossedField crossed = CrossedField.of(axis, Optional.empty());
        Optional<FilmFit> film = FilmFit.of(axis, lines(units, results, crossed));
        for (int pass = 0; pass < PASSES; pass++) {
            crossed = CrossedField.of(axis, film);
            film = FilmFit.of(axis, lines(units, results, crossed));
        }
        crossed = CrossedField.of(axis, film);
        double resonancePerOersted = film.map(FilmFit::hertzPerOersted).orElse(Double.NaN) * HERTZ_TO_MEGAHERTZ;
        var parameters = new ArrayList<CardParameter>();
        var fits = new ArrayList<Fitted.StepFit>();
        for (int i = 0; i < units.size(); i++) {
            Notes notes = new Notes(units.get(i));
            FitResult result = results.get(i);
            fits.add(new Fitted.StepFit(step, units.get(i).address(), notes.conditions(), result));
            Provenance from = origin.of(run, "stfmr " + units.get(i).address());
            for (Outcome outcome : result.outcomes()) {
                parameter(outcome, notes, resonancePerOersted, crossed, from).ifPresent(parameters::add);
            }
        }
        Fitted spectra = new Fitted(parameters, List.of(), fits);
        Notes first = new Notes(units.get(0));
        return film.map(found -> spectra.and(found.fitted(
                        step,
                        which,
                        first,
                        Conditions.of(first.carrier()),
                        origin.of(run, "stfmr " + step + " series" + which))))
                .orElse(spectra);
    }

    private FitResult fitSpectrum(StoredUnit unit) {
        var spectrum = new Spectrum(run.column(unit, "f"), run.column(unit, "V"));
        return StfmrFit.ofOnePeak().fit(spectrum).withId(unit.address());
    }

    /** The lines over the fields, without what crosses them. */
    private static List<Resonance> lines(List<StoredUnit> units, List<FitResult> results, CrossedField crossed) {
        var lines = new ArrayList<Resonance>();
        for (int i = 0; i < units.size(); i++) {
            Notes notes = new Notes(units.get(i));
            Resonance.overFrequency(notes.fieldOersted(), results.get(i), 0, 1)
                    .map(line -> line.shifted(-crossed.shiftOfResonance(line.place(), notes.fieldOersted(), notes)))
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<CardParameter> parameter(
            Outcome outcome, Notes notes, double resonancePerOersted, CrossedField crossed, Provenance from) {
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
            double seen = budget.value();
            double oersted = notes.fieldOersted();
            Estimate alone = ((Estimate) told).shifted(-crossed.shiftOfResonance(seen, oersted, notes));
            budget = crossed.ontoResonance(
                    Calibration.atField(UncertaintyBudget.of(alone), resonancePerOersted, notes), seen, oersted, notes);
        } else if (!frequency) {
            budget = Calibration.rectifiedVolts(budget, notes);
        }
        return Optional.of(CardParameter.of(told.name(), told.unit(), budget, notes.conditions(), from));
    }
}
