package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import io.mtjlab.analysis.stfmr.ResonanceSeries;

/**
 * The film behind the lines of a step along the hard axis: {@code stfmr.H_k M_eff alpha_G ...}. How the gaussmeter's
 * errors move it is found by fitting again at fields that are wrong by one standard deviation.
 */
record FilmFit(List<Resonance> lines, FitResult result) {

    private static final double HERTZ_TO_MEGAHERTZ = 1e-6;

    /** Empty where the lines are at fewer than two fields. */
    static Optional<FilmFit> of(List<Resonance> lines) {
        long fields = lines.stream().mapToDouble(Resonance::constant).distinct().count();
        return fields < 2 ? Optional.empty() : Optional.of(new FilmFit(lines, fitted(lines)));
    }

    private static FitResult fitted(List<Resonance> lines) {
        return ResonanceSeries.along(FieldAxis.HARD).with(lines).fit();
    }

    Optional<Estimate> anisotropy() {
        return result.estimate("H_k");
    }

    double hertzPerOersted() {
        return ResonanceSeries.along(FieldAxis.HARD).with(lines).hertzPerOersted();
    }

    /** @param notes of one of the spectra, with the errors that all share */
    List<CardParameter> parameters(Notes notes, Conditions conditions, Provenance from) {
        FitResult gain = fitted(moved(1 + notes.number("field_gain_se"), 0));
        FitResult offset = fitted(moved(1, notes.number("field_offset_se_oersted")));
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
        return lines.stream()
                .map(line -> new Resonance(
                        line.overField(),
                        line.constant() * factor + byOersted,
                        line.place(),
                        line.width(),
                        line.placeError(),
                        line.widthError(),
                        line.correlation()))
                .toList();
    }
}
