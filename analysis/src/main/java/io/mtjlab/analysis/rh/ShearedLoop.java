package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;

/** A loop described as sheared: {@link ShearedCurve} by least squares from several widths of the ramp. */
final class ShearedLoop implements LoopModel {

    /** Starts of the ramp's half width, in steps of the sweep. */
    private static final double[] WIDTHS = {1.5, 3, 6, 12, 24, 48};

    /** A ramp of less than this half width, in steps, is none. */
    private static final double SHARP = 0.6;

    private final LoopRows rows;
    private final ShearedCurve curve;
    private final double[] best;
    private final int polarity;

    private ShearedLoop(LoopRows rows, ShearedCurve curve, double[] best, int polarity) {
        this.rows = rows;
        this.curve = curve;
        this.best = best;
        this.polarity = polarity;
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
            boolean ramp = p[ShearedCurve.WIDTH] > 1.1 * SHARP * step;
            if (badness < least && ramp && p[LoopCurve.P] > 0 && p[LoopCurve.AP] > p[LoopCurve.P]) {
                least = badness;
                best = Optional.of(p);
            }
        }
        return best.map(p -> new ShearedLoop(rows, curve, p, polarity));
    }

    @Override
    public double badness() {
        return rows.badness(curve, best);
    }

    @Override
    public int parameters() {
        return best.length;
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
        outcomes.add(fit.outcome("R_P"));
        outcomes.add(fit.outcome("R_AP"));
        outcomes.add(LoopModel.levels(2, "sheared loop"));
        Outcome up = fit.outcome("Hup_0");
        Outcome down = fit.outcome("Hdown_0");
        outcomes.add(up);
        outcomes.add(down);
        if (up.determined() && down.determined()) {
            Covariance c = fit.covariance();
            double variance = c.of("Hup_0", "Hup_0") + c.of("Hdown_0", "Hdown_0");
            double both = 2 * c.of("Hup_0", "Hdown_0");
            double hc = 0.5 * (fit.value("Hup_0") - fit.value("Hdown_0"));
            double offset = 0.5 * (fit.value("Hup_0") + fit.value("Hdown_0"));
            outcomes.add(Estimate.normal("Hc", "Oe", hc, 0.5 * Math.sqrt(variance - both)));
            outcomes.add(Estimate.normal("H_offset", "Oe", offset, 0.5 * Math.sqrt(variance + both)));
            if (fit.outcome("w").determined()) {
                double saturation =
                        0.25 * (variance - both) + c.of("w", "w") + c.of("Hup_0", "w") - c.of("Hdown_0", "w");
                outcomes.add(Estimate.normal("Hs", "Oe", hc + fit.value("w"), Math.sqrt(saturation)));
            }
        }
        return outcomes;
    }

    @Override
    public double levelCovariance() {
        return rows.fit(curve, best).covariance().of("R_P", "R_AP");
    }
}
