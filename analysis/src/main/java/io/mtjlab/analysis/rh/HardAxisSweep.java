package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.analysis.telegraph.TelegraphTrace;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;

/**
 * A sweep along the hard axis: around the telegraph range the junction switches by itself between two levels, which
 * are neither R_P nor R_AP; the conductance law turns them into angles.
 */
public final class HardAxisSweep {

    private HardAxisSweep() {}

    /**
     * Levels {@code R_low}, {@code R_high} (ohm) between two fields, and {@code angle_low}, {@code angle_high} (deg)
     * when the levels of the easy-axis loop are given. Readings that averaged over a change of state are allowed for.
     *
     * @param ohmsP of the easy-axis loop
     * @param ohmsAP of the easy-axis loop
     */
    public static FitResult fit(
            double[] oersted,
            double[] ohms,
            double fromOersted,
            double toOersted,
            Optional<Estimate> ohmsP,
            Optional<Estimate> ohmsAP) {
        List<Double> inside = new ArrayList<>();
        for (int i = 0; i < oersted.length; i++) {
            if (oersted[i] >= fromOersted && oersted[i] <= toOersted) {
                inside.add(ohms[i]);
            }
        }
        int n = inside.size();
        if (n < 8) {
            throw new InvalidInput("hard-axis sweep: " + n + " readings between " + fromOersted + " and " + toOersted
                    + " Oe, at least 8 expected");
        }
        double[] order = new double[n];
        int[] polarity = new int[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
            polarity[i] = 1;
            values[i] = inside.get(i);
        }
        FitResult levels = TelegraphFit.standard()
                .fit(new TelegraphTrace(order, polarity, values, 1, 0.5))
                .result();
        List<Outcome> outcomes = new ArrayList<>();
        for (String[] names : new String[][] {{"R_P", "R_low", "angle_low"}, {"R_AP", "R_high", "angle_high"}}) {
            Outcome level = levels.outcome(names[0]).named(names[1]);
            outcomes.add(level);
            if (level instanceof Estimate found && ohmsP.isPresent() && ohmsAP.isPresent()) {
                outcomes.add(angle(names[2], found, ohmsP.get(), ohmsAP.get()));
            }
        }
        return new FitResult(
                "rh_hard",
                "sweep",
                outcomes,
                levels.covariance(),
                levels.stop(),
                levels.statistics(),
                levels.remarks(),
                List.of(figure(oersted, ohms, outcomes)));
    }

    /** Readings in the order of the sweep, which goes up and down again, and the levels that were found. */
    private static Figure figure(double[] oersted, double[] ohms, List<Outcome> outcomes) {
        var series = new ArrayList<Series>();
        series.add(Series.line("sweep", oersted, ohms));
        series.add(Series.points("readings", oersted, ohms));
        double[] ends = {
            Arrays.stream(oersted).min().orElse(0), Arrays.stream(oersted).max().orElse(0)
        };
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Estimate level && level.unit().equals("ohm")) {
                series.add(Series.line(level.name(), ends, new double[] {level.value(), level.value()}));
            }
        }
        return new Figure(
                "R(H)",
                "Readings in the order of the sweep, and the two levels between which the junction switches by itself.",
                List.of(new Panel(Axis.linear("H (Oe)"), Axis.linear("R (ohm)"), 1, series)));
    }

    private static Estimate angle(String name, Estimate level, Estimate ohmsP, Estimate ohmsAP) {
        var angle = Conductance.angleDegrees(
                io.mtjlab.analysis.budget.Uncertain.of(level, level.name()),
                io.mtjlab.analysis.budget.Uncertain.of(ohmsP, ohmsP.name()),
                io.mtjlab.analysis.budget.Uncertain.of(ohmsAP, ohmsAP.name()));
        return Estimate.normal(name, "deg", angle.value(), angle.standardError());
    }
}
