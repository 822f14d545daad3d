package io.mtjlab.analysis.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.steps.Robust;
import io.mtjlab.base.figure.Figure;

/** Every device with its interval, the medians of each design, and the lines. */
final class TrendFigure {

    private TrendFigure() {}

    static Figure of(
            String quantity,
            String design,
            List<Device> found,
            Map<Double, List<Device>> groups,
            List<DesignLine> lines) {
        List<Figure.Series> series = new ArrayList<>();
        List<Estimate> estimates =
                found.stream().map(d -> d.found().orElseThrow()).toList();
        double[] x = found.stream().mapToDouble(Device::design).toArray();
        double[] y = found.stream().mapToDouble(Device::value).toArray();
        series.add(Figure.Series.pointsWithIntervals(
                "devices, 68 %",
                x,
                y,
                estimates.stream()
                        .mapToDouble(e -> Math.max(e.interval68().low(), e.value() - e.standardError()))
                        .toArray(),
                estimates.stream()
                        .mapToDouble(e -> Math.min(e.interval68().high(), e.value() + e.standardError()))
                        .toArray()));
        double[] at = groups.entrySet().stream()
                .filter(g -> g.getValue().stream().anyMatch(d -> d.found().isPresent()))
                .mapToDouble(Map.Entry::getKey)
                .toArray();
        double[] medians = java.util.Arrays.stream(at)
                .map(v -> Robust.median(found.stream()
                        .filter(d -> d.design() == v)
                        .mapToDouble(Device::value)
                        .toArray()))
                .toArray();
        series.add(Figure.Series.points("median", at, medians));
        String[] names = {"weighted line", "robust line"};
        for (int k = 0; k < lines.size(); k++) {
            DesignLine line = lines.get(k);
            double[] ends = {at[0], at[at.length - 1]};
            series.add(Figure.Series.line(names[k], ends, new double[] {
                line.intercept().value() + line.slope().value() * ends[0],
                line.intercept().value() + line.slope().value() * ends[1]
            }));
        }
        return new Figure(
                quantity,
                "Every device, the median of each design, and lines over all devices.",
                List.of(new Figure.Panel(Figure.Axis.linear(design), Figure.Axis.linear(quantity), 1, series)));
    }
}
