package io.mtjlab.app.fits;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.stfmr.FieldAxis;

/**
 * What a small field along the easy axis does to a line in the hard-axis field H = H_k sin(phi). Whatever its sign, the
 * moment tilts towards it: the in-plane stiffness A = H_k cos^2(phi) rises by cos(phi) (1 + 3 tan^2(phi)) per oersted.
 *
 * <p>In a field along another axis, or above H_k, what crosses it counts in second order only. How much it is along the hard
 * axis is not known (NaN) where a run does not tell H_k.
 */
final class CrossedField {

    private final FieldAxis axis;
    private final Optional<Estimate> anisotropy;

    private CrossedField(FieldAxis axis, Optional<Estimate> anisotropy) {
        this.axis = axis;
        this.anisotropy = anisotropy;
    }

    static CrossedField of(FieldAxis axis, Optional<FilmFit> film) {
        return new CrossedField(axis, film.flatMap(FilmFit::hardAnisotropy));
    }

    /** By how much a resonance moves up per oersted, in its own unit: by half of A's relative change. */
    double ofResonance(double resonance, double oersted) {
        return known(
                hk -> {
                    double sine = oersted / hk;
                    return resonance / 2 * stiffnessPerOersted(sine) / (hk * squareCosine(sine));
                },
                oersted);
    }

    /**
     * By how many oersted the field at which a frequency resonates moves away from zero per oersted: the frequency rises
     * as above, and falls with the field by f H/(H_k cos(phi))^2.
     */
    double ofResonantField(double oersted) {
        return known(
                hk -> {
                    double sine = Math.abs(oersted) / hk;
                    return sine == 0 ? 0 : stiffnessPerOersted(sine) / (2 * sine);
                },
                oersted);
    }

    /** What it shifted, as far as that is known: 0 where it is not. */
    double shift(double perOersted, Notes notes) {
        return Double.isNaN(perOersted) ? 0 : perOersted * Math.abs(notes.numberOr("crossed_field_oersted", 0));
    }

    /** The terms of what remains once the shift is taken off; it falls with the square of H_k. */
    UncertaintyBudget onto(UncertaintyBudget budget, double perOersted, Notes notes) {
        double relative = anisotropy
                .map(found -> 2 * found.standardError() / found.value())
                .orElse(0.0);
        return Calibration.crossed(budget, perOersted, notes)
                .withCalibration("what it shifts", shift(perOersted, notes) * relative);
    }

    private double known(DoubleUnaryOperator ofAnisotropy, double oersted) {
        if (axis != FieldAxis.HARD) {
            return 0;
        }
        return anisotropy
                .map(Estimate::value)
                .map(hk -> squareCosine(oersted / hk) > 0 ? ofAnisotropy.applyAsDouble(hk) : 0)
                .orElse(Double.NaN);
    }

    private static double squareCosine(double sine) {
        return 1 - sine * sine;
    }

    private static double stiffnessPerOersted(double sine) {
        double squareCosine = squareCosine(sine);
        return Math.sqrt(squareCosine) * (1 + 3 * sine * sine / squareCosine);
    }
}
