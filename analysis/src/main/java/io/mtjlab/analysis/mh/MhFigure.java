package io.mtjlab.analysis.mh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.base.figure.Figure;

/** Every reading, the fitted branches, their fields with intervals, and what is left. */
final class MhFigure {

    private static final double[] NONE = {};

    private MhFigure() {}

    /** @param p of the curve, or of a line where there is none */
    static Figure of(MhRows rows, Optional<ReversalCurve> curve, double[] p, List<Outcome> outcomes) {
        ReversalCurve drawn = curve.orElseGet(() -> new ReversalCurve(ReversalShape.RAMP, rows, 1));
        double[] expected = IntStream.range(0, rows.size())
                .mapToDouble(i -> drawn.value(i, p))
                .toArray();
        List<Figure.Series> series = new ArrayList<>();
        for (boolean up : new boolean[] {true, false}) {
            int[] branch = rows.branch(up);
            if (branch.length > 0) {
                series.add(Figure.Series.points(
                        up ? "rising" : "falling", pick(rows.oersted(), branch), pick(rows.moment(), branch)));
            }
        }
        for (boolean up : new boolean[] {true, false}) {
            int[] sweep = first(rows, up);
            if (sweep.length > 0) {
                series.add(Figure.Series.line(
                        up ? "rising, fit" : "falling, fit", pick(rows.oersted(), sweep), pick(expected, sweep)));
            }
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Estimate field && field.name().matches("Hup|Hdown")) {
                String branch = field.name().equals("Hup") ? "rising, " : "falling, ";
                series.add(vertical(branch + field.name(), field.value()));
            }
        }
        double[] residual = IntStream.range(0, rows.size())
                .mapToDouble(i -> rows.moment()[i] - expected[i])
                .toArray();
        return new Figure(
                "m(H)",
                curve.isPresent()
                        ? "All readings, the fit, and the switching fields."
                        : "All readings; a straight line.",
                List.of(panel("m (emu)", 1, series), panel("residual (emu)", 0.35, residuals(rows, residual))));
    }

    private static List<Figure.Series> residuals(MhRows rows, double[] residual) {
        List<Figure.Series> series = new ArrayList<>();
        for (boolean up : new boolean[] {true, false}) {
            int[] branch = rows.branch(up);
            if (branch.length > 0) {
                series.add(Figure.Series.points(
                        up ? "rising, residual" : "falling, residual",
                        pick(rows.oersted(), branch),
                        pick(residual, branch)));
            }
        }
        return series;
    }

    private static Figure.Series vertical(String name, double at) {
        return new Figure.Series(name, Figure.Mark.VERTICAL, new double[] {at}, new double[] {0}, NONE, NONE);
    }

    /** The rows of the first sweep of a direction. */
    private static int[] first(MhRows rows, boolean up) {
        int from = 0;
        while (from < rows.size() && rows.rising()[from] != up) {
            from++;
        }
        return IntStream.range(from, rows.size())
                .takeWhile(i -> rows.rising()[i] == up)
                .toArray();
    }

    private static Figure.Panel panel(String y, double share, List<Figure.Series> series) {
        return new Figure.Panel(Figure.Axis.linear("H (Oe)"), Figure.Axis.linear(y), share, series);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
