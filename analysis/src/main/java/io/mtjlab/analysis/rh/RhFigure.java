package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.base.figure.Figure;

/** Every branch, the two levels, the switching fields, and what is left beside the nearer level. */
final class RhFigure {

    private RhFigure() {}

    static Figure ofData(List<Branch> branches) {
        return new Figure(
                "R(H)",
                "All branches; no two levels were found.",
                List.of(new Figure.Panel(
                        Figure.Axis.linear("H (Oe)"), Figure.Axis.linear("R (ohm)"), 1, readings(branches))));
    }

    static Figure of(List<Branch> branches, TwoLevels levels, List<Outcome> outcomes) {
        List<Figure.Series> series = new ArrayList<>(readings(branches));
        double[] all = oersted(branches);
        double[] ends = {
            Arrays.stream(all).min().orElse(0), Arrays.stream(all).max().orElse(1)
        };
        series.add(Figure.Series.line("R_P", ends, new double[] {levels.lowOhms(), levels.lowOhms()}));
        series.add(Figure.Series.line("R_AP", ends, new double[] {levels.highOhms(), levels.highOhms()}));
        double[] none = {};
        for (String name : List.of("Hup_0", "Hdown_0")) {
            outcomes.stream()
                    .filter(o -> o.name().equals(name) && o.determined())
                    .map(o -> ((Estimate) o).value())
                    .forEach(h -> series.add(new Figure.Series(
                            name, Figure.Mark.VERTICAL, new double[] {h}, new double[] {0}, none, none)));
        }
        double[] ohms =
                branches.stream().flatMapToDouble(b -> Arrays.stream(b.ohms())).toArray();
        double middle = 0.5 * (levels.lowOhms() + levels.highOhms());
        double[] residual = Arrays.stream(ohms)
                .map(r -> r - (r < middle ? levels.lowOhms() : levels.highOhms()))
                .toArray();
        return new Figure(
                "R(H)",
                "All cycles, the levels, and the medians of the switching fields.",
                List.of(
                        new Figure.Panel(Figure.Axis.linear("H (Oe)"), Figure.Axis.linear("R (ohm)"), 1, series),
                        new Figure.Panel(
                                Figure.Axis.linear("H (Oe)"),
                                Figure.Axis.linear("residual (ohm)"),
                                0.35,
                                List.of(Figure.Series.points("residual", all, residual)))));
    }

    private static List<Figure.Series> readings(List<Branch> branches) {
        return List.of(readings(branches, true, "rising"), readings(branches, false, "falling"));
    }

    private static Figure.Series readings(List<Branch> branches, boolean rising, String name) {
        List<Branch> some = branches.stream().filter(b -> b.rising() == rising).toList();
        return Figure.Series.points(
                name,
                oersted(some),
                some.stream().flatMapToDouble(b -> Arrays.stream(b.ohms())).toArray());
    }

    private static double[] oersted(List<Branch> branches) {
        return branches.stream()
                .flatMapToDouble(b -> Arrays.stream(b.oersted()))
                .toArray();
    }
}
