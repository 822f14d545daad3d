package io.mtjlab.analysis.rv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.steps.Staircase;
import io.mtjlab.analysis.steps.Sweep;
import io.mtjlab.base.figure.Figure;

/** Every reading before a breakdown, the levels, the mean thresholds, and what is left. */
final class RvFigure {

    private static final double[] NONE = {};

    private RvFigure() {}

    static Figure of(Staircase staircase, List<Outcome> outcomes) {
        List<Figure.Series> series = new ArrayList<>();
        for (boolean rising : new boolean[] {true, false}) {
            List<Sweep> some = staircase.sweeps().stream()
                    .filter(s -> s.rising() == rising)
                    .toList();
            series.add(Figure.Series.points(
                    rising ? "rising" : "falling",
                    some.stream().flatMapToDouble(s -> Arrays.stream(s.x())).toArray(),
                    some.stream().flatMapToDouble(s -> Arrays.stream(s.y())).toArray()));
        }
        double[] volts = staircase.sweeps().stream()
                .flatMapToDouble(s -> Arrays.stream(s.x()))
                .toArray();
        double[] ends = {
            Arrays.stream(volts).min().orElse(0), Arrays.stream(volts).max().orElse(1)
        };
        for (int k = 0; k < staircase.levelCount(); k++) {
            series.add(Figure.Series.line("levels", ends, new double[] {staircase.level(k), staircase.level(k)}));
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Estimate found && found.name().matches("(Vup|Vdown)_\\d+|breakdown_V")) {
                series.add(new Figure.Series(
                        branch(found.name()) + found.name(),
                        Figure.Mark.VERTICAL,
                        new double[] {found.value()},
                        new double[] {0},
                        NONE,
                        NONE));
            }
        }
        return new Figure(
                "R(V)",
                "Readings after each pulse, the levels, and the mean thresholds.",
                List.of(
                        new Figure.Panel(Figure.Axis.linear("V (V)"), Figure.Axis.linear("R (ohm)"), 1, series),
                        new Figure.Panel(
                                Figure.Axis.linear("V (V)"),
                                Figure.Axis.linear("residual (ohm)"),
                                0.35,
                                residuals(staircase))));
    }

    /** Series of one branch begin alike, and so have one colour. */
    private static String branch(String threshold) {
        return threshold.startsWith("Vup") ? "rising, " : threshold.startsWith("Vdown") ? "falling, " : "";
    }

    private static List<Figure.Series> residuals(Staircase staircase) {
        List<Figure.Series> series = new ArrayList<>();
        for (boolean rising : new boolean[] {true, false}) {
            int[] some = IntStream.range(0, staircase.sweeps().size())
                    .filter(b -> staircase.sweeps().get(b).rising() == rising)
                    .toArray();
            series.add(Figure.Series.points(
                    rising ? "rising, residual" : "falling, residual",
                    Arrays.stream(some)
                            .mapToObj(b -> staircase.sweeps().get(b).x())
                            .flatMapToDouble(Arrays::stream)
                            .toArray(),
                    Arrays.stream(some)
                            .mapToObj(b -> residual(staircase, b))
                            .flatMapToDouble(Arrays::stream)
                            .toArray()));
        }
        return series;
    }

    private static double[] residual(Staircase staircase, int b) {
        double[] residual = staircase.sweeps().get(b).y().clone();
        double[] expected = staircase.expected(b);
        for (int i = 0; i < residual.length; i++) {
            residual[i] -= expected[i];
        }
        return residual;
    }
}
