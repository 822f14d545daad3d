package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import io.mtjlab.analysis.stfmr.ResonanceSeries;

/**
 * The film behind the lines of a step: {@code stfmr.H_k M_eff alpha_G ...}. How the gaussmeter's errors move it is found
 * by fitting again at fields that are wrong by one standard deviation.
 *
 * @param ofPairs whether every line is the mean of two on both sides of zero, so that an offset of the field drops out
 */
record FilmFit(FieldAxis axis, boolean ofPairs, List<Resonance> lines, FitResult result) {

    private static final double HERTZ_TO_MEGAHERTZ = 1e-6;

    /** Along what the field of a unit points. */
    static FieldAxis axis(StoredUnit unit) {
        return switch (String.valueOf(unit.spec().coordinates().get("axis"))) {
            case "easy" -> FieldAxis.EASY;
            case "normal" -> FieldAxis.PERPENDICULAR;
            default -> FieldAxis.HARD;
        };
    }

    /** Empty where the lines are at fewer than two fields, or frequencies. */
    static Optional<FilmFit> of(FieldAxis axis, List<Resonance> lines) {
        return of(axis, false, lines);
    }

    static Optional<FilmFit> of(FieldAxis axis, boolean ofPairs, List<Resonance> lines) {
        long conditions =
                lines.stream().mapToDouble(Resonance::constant).distinct().count();
        return conditions < 2 ? Optional.empty() : Optional.of(new FilmFit(axis, ofPairs, lines, fit(axis, lines)));
    }

    private static FitResult fit(FieldAxis axis, List<Resonance> lines) {
        return ResonanceSeries.along(axis).with(lines).fit();
    }

    /** H_k of a film in a field along its hard axis; empty along another, where no crossed field shifts lines. */
    Optional<Estimate> hardAnisotropy() {
        return axis == FieldAxis.HARD ? result.estimate("H_k") : Optional.empty();
    }

    /** Of lines over field: what the law's bend makes of them. */
    Optional<FieldCurvature> curvature() {
        return FieldCurvature.of(axis, result);
    }

    double hertzPerOersted() {
        return ResonanceSeries.along(axis).with(lines).hertzPerOersted();
    }

    /** The film as a fit of the step, on the card under these conditions and the axis. */
    Fitted fitted(String step, String which, Notes notes, Conditions carrier, Provenance from) {
        String series = step + " series" + which;
        Conditions conditions = carrier.and("axis", notes.conditions().values().getOrDefault("axis", "hard"));
        return new Fitted(
                parameters(notes, conditions, from),
                List.of(),
                List.of(new Fitted.StepFit(step, series, conditions, result.withId(series))));
    }

    /** @param notes of one of the spectra, with the errors that all share */
    private List<CardParameter> parameters(Notes notes, Conditions conditions, Provenance from) {
        FitResult gain = fit(axis, moved(1 + notes.number("field_gain_se"), 0));
        FitResult offset = fit(axis, moved(1, ofPairs ? 0 : notes.number("field_offset_se_oersted")));
        List<CardParameter> parameters = new ArrayList<>();
        for (Outcome outcome : result.outcomes()) {
            Outcome told = shown(outcome);
            if (told instanceof Undetermined none) {
                parameters.add(CardParameter.undetermined(none.name(), none, conditions, from));
                continue;
            }
            UncertaintyBudget budget = UncertaintyBudget.of((Estimate) told)
                    .withCalibration(Calibration.FIELD_GAIN, change(outcome, told, gain))
                    .withCalibration(Calibration.FIELD_OFFSET, change(outcome, told, offset));
            parameters.add(CardParameter.of(told.name(), told.unit(), budget, conditions, from));
        }
        return parameters;
    }

    private static Outcome shown(Outcome outcome) {
        Outcome told = outcome.unit().equals("Hz") ? outcome.scaled(HERTZ_TO_MEGAHERTZ, "MHz") : outcome;
        return told.named("stfmr." + outcome.name());
    }

    private static double change(Outcome outcome, Outcome told, FitResult other) {
        return shown(other.outcome(outcome.name()))
                .estimate()
                .map(moved -> moved.value() - ((Estimate) told).value())
                .orElse(0.0);
    }

    private List<Resonance> moved(double factor, double byOersted) {
        return lines.stream().map(line -> moved(line, factor, byOersted)).toList();
    }

    /** At a field that is wrong, or, where it was swept, with a place and a width that are. */
    private static Resonance moved(Resonance line, double factor, double byOersted) {
        double onFields = line.overField() ? factor : 1;
        return new Resonance(
                line.overField(),
                line.overField() ? line.constant() : line.constant() * factor + byOersted,
                line.overField() ? line.place() * factor + byOersted : line.place(),
                line.width() * onFields,
                line.placeError() * onFields,
                line.widthError() * onFields,
                line.correlation());
    }
}
