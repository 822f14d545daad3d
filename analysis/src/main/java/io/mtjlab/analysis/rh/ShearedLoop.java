package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.steps.Wander;

/** A loop described as sheared: {@link ShearedCurve} by least squares from several widths of the ramp. */
final class ShearedLoop implements LoopModel {

    /** Starts of the ramp's half width, in steps of the sweep. */
    private static final double[] WIDTHS = {1.5, 3, 6, 12, 24, 48};

    /** Where the search for the ramp's half width ends, in steps. */
    private static final double SHARP = 0.6;

    /** A ramp of less than this half width, in steps, holds two readings at the most and may be noise. */
    private static final double LEAST = 1;

    private final LoopRows rows;
    private final ShearedCurve curve;
    private final double[] best;
    private final int polarity;
    private final boolean doubted;
    private Optional<CurvePosterior> posterior = Optional.empty();

    private ShearedLoop(LoopRows rows, ShearedCurve curve, double[] best, int polarity, boolean doubted) {
        this.rows = rows;
        this.curve = curve;
        this.best = best;
        this.polarity = polarity;
        this.doubted = doubted;
    }

    /** The same where steps of several cells are about as likely: what both have in common is told. */
    ShearedLoop doubted() {
        return new ShearedLoop(rows, curve, best, polarity, true);
    }

    /** @param up about where the rising branch passes the middle; {@code down} likewise */
    static Optional<ShearedLoop> of(LoopRows rows, double ohmsP, double ohmsAP, double up, double down, int polarity) {
        double step = rows.step();
        ShearedCurve curve = new ShearedCurve(rows.oersted(), rows.rising(), polarity, SHARP * step);
        Optional<double[]> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (double width : WIDTHS) {
            double[] p = rows.best(curve, new double[] {ohmsP, ohmsAP, up, down, width * step});
            double badness = rows.badness(curve, p);
            boolean ramp = p[ShearedCurve.WIDTH] > LEAST * step;
            if (badness < least && ramp && p[LoopCurve.P] > 0 && p[LoopCurve.AP] > p[LoopCurve.P]) {
                least = badness;
                best = Optional.of(p);
            }
        }
        return best.map(p -> new ShearedLoop(rows, curve, p, polarity, false));
    }

    @Override
    public double badness() {
        return rows.badness(curve, best);
    }

    @Override
    public int parameters() {
        return best.length + rows.driftNumbers();
    }

    @Override
    public double[] expected() {
        return rows.expected(curve, best);
    }

    @Override
    public int polarity() {
        return polarity;
    }

    @Override
    public List<Outcome> outcomes() {
        FitResult fit = rows.fit(curve, best);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(LoopModel.told(fit, posterior().level("R_P", LoopCurve.P)));
        outcomes.add(LoopModel.told(fit, posterior().level("R_AP", LoopCurve.AP)));
        outcomes.add(clear("n_levels", "1", LoopModel.levels(2, "sheared loop")));
        Outcome up = LoopModel.told(fit, posterior().field("Hup_0", p -> p[ShearedCurve.UP]));
        Outcome down = LoopModel.told(fit, posterior().field("Hdown_0", p -> p[ShearedCurve.DOWN]));
        outcomes.add(clear("Hup_0", "Oe", up));
        outcomes.add(clear("Hdown_0", "Oe", down));
        if (up.determined() && down.determined()) {
            outcomes.add(posterior().field("Hc", p -> 0.5 * (p[ShearedCurve.UP] - p[ShearedCurve.DOWN])));
            outcomes.add(posterior().field("H_offset", p -> 0.5 * (p[ShearedCurve.UP] + p[ShearedCurve.DOWN])));
            if (fit.outcome("w").determined()) {
                Outcome saturation = posterior()
                        .field("Hs", p -> 0.5 * (p[ShearedCurve.UP] - p[ShearedCurve.DOWN]) + p[ShearedCurve.WIDTH]);
                outcomes.add(clear("Hs", "Oe", saturation));
            }
        }
        return outcomes;
    }

    private Outcome clear(String name, String unit, Outcome value) {
        return doubted
                ? Undetermined.because(
                        name, unit, "a ramp and the steps of several cells describe this loop about as well")
                : value;
    }

    private CurvePosterior posterior() {
        CurvePosterior known = posterior.orElseGet(() -> CurvePosterior.of(rows, curve, best));
        posterior = Optional.of(known);
        return known;
    }

    @Override
    public boolean madeBy(Wander wander) {
        return wander.explainsCurve(best[LoopCurve.AP] - best[LoopCurve.P], LoopCurve.BEYOND_A_WALK);
    }

    @Override
    public boolean possible() {
        return posterior().possible();
    }

    @Override
    public double levelCovariance() {
        return posterior().levelCovariance();
    }
}
