package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.figure.Figure;

/** The spectra of a series with their fits, each over its own range of voltage and one above the other. */
public final class SpectraFigure {

    private SpectraFigure() {}

    /** @param spectra by what tells them apart, from the lowest to the highest in the figure */
    public static Figure of(Map<String, FitResult> spectra) {
        List<Figure.Series> all = new ArrayList<>();
        Figure.Axis x = Figure.Axis.linear("f (MHz)");
        int row = 0;
        for (Map.Entry<String, FitResult> entry : spectra.entrySet()) {
            if (entry.getValue().figures().isEmpty()) {
                continue;
            }
            Figure.Panel panel = entry.getValue().figures().get(0).panels().get(0);
            x = panel.x();
            Figure.Series measured = named(panel, "measured");
            Figure.Series fit = named(panel, "fit");
            double low = Arrays.stream(fit.y()).min().orElse(0);
            double range = Math.max(Arrays.stream(fit.y()).max().orElse(1) - low, Double.MIN_NORMAL);
            double shift = 1.15 * row++;
            all.add(Figure.Series.points(entry.getKey(), measured.x(), moved(measured.y(), low, range, shift)));
            all.add(Figure.Series.line(entry.getKey() + ", fit", fit.x(), moved(fit.y(), low, range, shift)));
        }
        return new Figure(
                "STFMR spectra",
                "Rectified voltage, each spectrum over the range of its own fit and one above the other.",
                List.of(new Figure.Panel(x, Figure.Axis.linear("V, scaled and shifted"), 1, all)));
    }

    private static Figure.Series named(Figure.Panel panel, String name) {
        return panel.series().stream()
                .filter(series -> series.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] moved(double[] y, double low, double range, double shift) {
        return Arrays.stream(y).map(v -> (v - low) / range + shift).toArray();
    }
}
