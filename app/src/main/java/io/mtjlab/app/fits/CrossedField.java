package io.mtjlab.app.fits;

import java.util.Optional;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.stfmr.FieldAxis;

/**
 * What a small field h along the easy axis does to a line in the field H along the hard one. Whatever its sign, the moment
 * tilts towards it: at the angle phi from the easy axis with H cos(phi) = h sin(phi) + H_k sin(phi) cos(phi), where its
 * stiffness in the plane is A = H sin(phi) + h cos(phi) + H_k cos(2 phi). The frequency goes with the root of A; the
 * stiffness out of the plane, which M_eff makes, stays as it is.
 *
 * <p>In a field along another axis what crosses it counts in second order only. How much it is along the hard axis is not
 * known (NaN) where a run does not tell H_k.
 */
final class CrossedField {

    private static final double STEP_OERSTED = 1e-3;
    private static final int MOST_STEPS = 200;

    private final FieldAxis axis;
    private final Optional<Estimate> anisotropy;

    private CrossedField(FieldAxis axis, Optional<Estimate> anisotropy) {
        this.axis = axis;
        this.anisotropy = anisotropy;
    }

    static CrossedField of(FieldAxis axis, Optional<FilmFit> film) {
        return new CrossedField(axis, film.flatMap(FilmFit::hardAnisotropy));
    }

    /** A line, and how far it lies from where it would be without a crossed field of {@code crossedOersted}. */
    private interface Line {
        double shift(double anisotropyOersted, double crossedOersted);
    }

    /** By how much a resonance that was found at {@code oersted} moved up, in its own unit; 0 where that is not known. */
    double shiftOfResonance(double resonance, double oersted, Notes notes) {
        return shift(resonance(resonance, oersted), notes);
    }

    /** By how many oersted the field that a frequency resonates at moved away from zero; 0 where that is not known. */
    double shiftOfField(double oersted, Notes notes) {
        return shift(field(oersted), notes);
    }

    /** The budget of a resonance that the shift was taken off. */
    UncertaintyBudget ontoResonance(UncertaintyBudget budget, double resonance, double oersted, Notes notes) {
        return onto(budget, resonance(resonance, oersted), notes);
    }

    /** The budget of a resonant field that the shift was taken off. */
    UncertaintyBudget ontoField(UncertaintyBudget budget, double oersted, Notes notes) {
        return onto(budget, field(oersted), notes);
    }

    private static Line resonance(double resonance, double oersted) {
        double size = Math.abs(oersted);
        return (hk, crossed) -> resonance * (1 - Math.sqrt(stiffness(size, hk) / stiffness(size, hk, crossed)));
    }

    private static Line field(double oersted) {
        double size = Math.abs(oersted);
        return (hk, crossed) -> {
            double stiffness = stiffness(size, hk, crossed);
            return size - (size < hk ? Math.sqrt(Math.max(0, hk * (hk - stiffness))) : hk + stiffness);
        };
    }

    private double shift(Line line, Notes notes) {
        return axis == FieldAxis.HARD
                ? anisotropy
                        .map(hk -> line.shift(hk.value(), crossedOersted(notes)))
                        .orElse(0.0)
                : 0;
    }

    private UncertaintyBudget onto(UncertaintyBudget budget, Line line, Notes notes) {
        if (axis != FieldAxis.HARD) {
            return budget;
        }
        double crossed = crossedOersted(notes);
        double perOersted = anisotropy
                .map(hk -> (line.shift(hk.value(), crossed + STEP_OERSTED) - line.shift(hk.value(), crossed))
                        / STEP_OERSTED)
                .orElse(Double.NaN);
        double perAnisotropy = anisotropy
                .map(hk -> line.shift(hk.value() + hk.standardError(), crossed) - line.shift(hk.value(), crossed))
                .orElse(0.0);
        return Calibration.crossed(budget, perOersted, notes).withCalibration("what it shifts", perAnisotropy);
    }

    private static double crossedOersted(Notes notes) {
        return Math.abs(notes.numberOr("crossed_field_oersted", 0));
    }

    private static double stiffness(double oersted, double hk) {
        return oersted < hk ? hk - oersted * oersted / hk : oersted - hk;
    }

    /** A of a moment under both fields, in oersted. */
    static double stiffness(double oersted, double hk, double crossed) {
        if (crossed == 0) {
            return stiffness(oersted, hk);
        }
        double phi = new BrentSolver(1e-15, 1e-12)
                .solve(
                        MOST_STEPS,
                        angle -> Math.cos(angle) * (hk * Math.sin(angle) - oersted) + crossed * Math.sin(angle),
                        0,
                        Math.PI / 2);
        return oersted * Math.sin(phi) + crossed * Math.cos(phi) + hk * Math.cos(2 * phi);
    }
}
