package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.base.figure.Figure;

/** Every reading, what the description expects of it, the switching fields, and what is left. */
final class RhFigure {

    private static final double[] NONE = {};

    private RhFigure() {}

    static Figure of(LoopRows rows, Optional<LoopModel> model, List<Outcome> outcomes) {
        List<Figure.Series> series = new ArrayList<>();
        for (boolean rising : new boolean[] {true, false}) {
            int[] some = IntStream.range(0, rows.size())
                    .filter(i -> rows.rising()[i] == rising)
                    .toArray();
            if (some.length > 0) {
                series.add(Figure.Series.points(
                        rising ? "rising" : "falling", pick(rows.oersted(), some), pick(rows.ohms(), some)));
            }
        }
        if (model.isEmpty()) {
            return new Figure("R(H)", "All readings; one level.", List.of(panel("R (ohm)", 1, series)));
        }
        double[] expected = model.get().expected();
        series.addAll(curves(rows, expected));
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Estimate field && field.name().matches("(Hup|Hdown)_\\d+|H_RL|Hs")) {
                double at = field.name().equals("Hs") ? field.value() + offset(outcomes) : field.value();
                series.add(new Figure.Series(
                        branch(field.name()) + field.name(),
                        Figure.Mark.VERTICAL,
                        new double[] {at},
                        new double[] {0},
                        NONE,
                        NONE));
            }
        }
        double[] residual = new double[expected.length];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = rows.ohms()[i] + rows.drift()[i] - expected[i];
        }
        return new Figure(
                "R(H)",
                "All cycles, the fit, and the fields.",
                List.of(panel("R (ohm)", 1, series), panel("residual (ohm)", 0.35, residuals(rows, residual))));
    }

    /** Series of one branch begin alike, and so have one colour. */
    private static String branch(String field) {
        return field.startsWith("Hup") ? "rising, " : field.startsWith("Hdown") ? "falling, " : "";
    }

    private static List<Figure.Series> residuals(LoopRows rows, double[] residual) {
        List<Figure.Series> series = new ArrayList<>();
        for (boolean rising : new boolean[] {true, false}) {
            int[] some = IntStream.range(0, rows.size())
                    .filter(i -> rows.rising()[i] == rising)
                    .toArray();
            if (some.length > 0) {
                series.add(Figure.Series.points(
                        rising ? "rising, residual" : "falling, residual",
                        pick(rows.oersted(), some),
                        pick(residual, some)));
            }
        }
        return series;
    }

    private static double offset(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(o -> o.name().equals("H_offset"))
                .flatMap(o -> o.estimate().stream())
                .mapToDouble(Estimate::value)
                .findFirst()
                .orElse(0);
    }

    /** What is expected of the first sweep of each direction, in the order of the field. */
    private static List<Figure.Series> curves(LoopRows rows, double[] expected) {
        List<Figure.Series> curves = new ArrayList<>();
        int from = 0;
        for (boolean rising : new boolean[] {rows.rising()[0], !rows.rising()[0]}) {
            boolean wanted = rising;
            int first = from;
            int[] sweep = IntStream.range(first, rows.size())
                    .takeWhile(i -> rows.rising()[i] == wanted)
                    .toArray();
            if (sweep.length > 0) {
                curves.add(Figure.Series.line(
                        rising ? "rising, fit" : "falling, fit", pick(rows.oersted(), sweep), pick(expected, sweep)));
            }
            from = first + sweep.length;
        }
        return curves;
    }

    private static Figure.Panel panel(String y, double share, List<Figure.Series> series) {
        return new Figure.Panel(Figure.Axis.linear("H (Oe)"), Figure.Axis.linear(y), share, series);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
