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
import io.mtjlab.analysis.stfmr.FieldCurvature;
import io.mtjlab.analysis.stfmr.Resonance;
import io.mtjlab.analysis.stfmr.Spectrum;
import io.mtjlab.analysis.stfmr.StfmrFit;

/**
 * Spectra over field, each at one frequency, and the film behind them: {@code Hr dH} in oersted; over both signs {@code
 * Hr_0 Hr_1 dH_0 dH_1}, the mean magnitude {@code Hr_mean}, from which an offset of the field drops out, and {@code
 * H_offset}.
 */
final class FieldSweptFits {

    private final StoredRun run;
    private final Origin origin;

    FieldSweptFits(StoredRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    /** @param units of one level and one current */
    Fitted fit(String step, String which, List<StoredUnit> units) {
        FieldAxis axis = FilmFit.axis(units.get(0));
        List<FitResult> results = units.parallelStream().map(this::fitSpectrum).toList();
        boolean ofPairs = results.stream().allMatch(FieldSweptFits::ofPair);
        Optional<FilmFit> film = FilmFit.of(axis, ofPairs, lines(units, results, axis, Optional.empty()));
        for (int pass = 0; pass < StfmrFits.PASSES; pass++) {
            film = FilmFit.of(axis, ofPairs, lines(units, results, axis, film));
        }
        CrossedField crossed = CrossedField.of(axis, film);
        var parameters = new ArrayList<CardParameter>();
        var fits = new ArrayList<Fitted.StepFit>();
        for (int i = 0; i < units.size(); i++) {
            StoredUnit unit = units.get(i);
            FitResult result = results.get(i);
            Conditions conditions = new Notes(unit).conditions();
            fits.add(new Fitted.StepFit(step, unit.address(), conditions, result));
            Provenance from = origin.of(run, "stfmr " + unit.address());
            for (Outcome outcome : result.outcomes()) {
                parameter(outcome, ofPair(result), new Notes(unit), crossed, from)
                        .ifPresent(parameters::add);
            }
        }
        Fitted spectra = new Fitted(parameters, List.of(), fits);
        Notes first = new Notes(units.get(0));
        Provenance from = origin.of(run, "stfmr " + step + " series" + which);
        return film.map(found -> spectra.and(found.fitted(step, which, first, level(first), from)))
                .orElse(spectra);
    }

    /** What the spectra of a film have in common: the level, not the frequency. */
    private static Conditions level(Notes notes) {
        Map<String, Object> level = new LinkedHashMap<>(notes.carrier());
        level.remove("rf_megahertz");
        return Conditions.of(level);
    }

    private FitResult fitSpectrum(StoredUnit unit) {
        return StfmrFit.ofOnePeak().fit(spectrum(unit)).withId(unit.address());
    }

    private Spectrum spectrum(StoredUnit unit) {
        return Spectrum.overField(run.column(unit, "H"), run.column(unit, "V"));
    }

    private static boolean ofPair(FitResult fit) {
        return fit.find("Hr_mean_0").isPresent();
    }

    /** The lines over the frequencies, without what the law's bend and what crosses the field make of them. */
    private List<Resonance> lines(
            List<StoredUnit> units, List<FitResult> results, FieldAxis axis, Optional<FilmFit> film) {
        Optional<FieldCurvature> bend = film.flatMap(FilmFit::curvature);
        CrossedField crossed = CrossedField.of(axis, film);
        var lines = new ArrayList<Resonance>();
        for (int i = 0; i < units.size(); i++) {
            StoredUnit unit = units.get(i);
            Notes notes = new Notes(unit);
            FitResult fit = results.get(i);
            Resonance.ofFieldFit(1e6 * notes.number("rf_megahertz"), fit)
                    .map(line -> bend.map(known -> known.straightened(line, spectrum(unit), fit))
                            .orElse(line))
                    .map(line -> line.shifted(-crossed.shiftOfField(line.place(), notes)))
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<CardParameter> parameter(
            Outcome outcome, boolean ofPair, Notes notes, CrossedField crossed, Provenance from) {
        String name = outcome.name();
        boolean place = name.startsWith("Hr_");
        boolean field = place || name.startsWith("dH_") || name.equals("H_offset");
        if (!field && !name.startsWith("V")) {
            return Optional.empty(); // the slope of the background is no property of the device
        }
        boolean alone = !ofPair || name.equals("Hr_mean_0");
        Outcome told = outcome.named("stfmr." + (alone ? name.replace("_0", "") : name));
        if (told instanceof Undetermined none) {
            return Optional.of(CardParameter.undetermined(none.name(), none, notes.conditions(), from));
        }
        Estimate found = (Estimate) told;
        UncertaintyBudget budget = !field
                ? Calibration.rectifiedVolts(UncertaintyBudget.of(found), notes)
                : place ? ofPlace(found, notes, crossed) : UncertaintyBudget.of(found);
        if (field) {
            budget = budget.withCalibration(Calibration.FIELD_GAIN, found.value() * notes.number("field_gain_se"));
        }
        if (field && !name.startsWith("dH_") && !name.equals("Hr_mean_0")) {
            budget = budget.withCalibration(Calibration.FIELD_OFFSET, notes.number("field_offset_se_oersted"));
        }
        return Optional.of(CardParameter.of(told.name(), told.unit(), budget, notes.conditions(), from));
    }

    /** Without what the crossed field shifts, which moves lines of both signs away from zero. */
    private static UncertaintyBudget ofPlace(Estimate found, Notes notes, CrossedField crossed) {
        double shift = Math.copySign(crossed.shiftOfField(found.value(), notes), found.value());
        return crossed.ontoField(UncertaintyBudget.of(found.shifted(-shift)), found.value(), notes);
    }
}
