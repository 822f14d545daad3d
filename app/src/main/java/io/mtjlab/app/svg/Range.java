package io.mtjlab.app.svg;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Mark;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;

/** The values that an axis has to show. */
record Range(double low, double high) {

    private static final double[] NONE = {};

    static Range ofX(Stream<Panel> panels, Axis axis) {
        return of(panels.flatMap(p -> p.series().stream()).map(Series::x), axis);
    }

    static Range ofY(Panel panel) {
        boolean bars = panel.series().stream().anyMatch(s -> s.mark() == Mark.BARS);
        Stream<double[]> values = panel.series().stream()
                .filter(s -> s.mark() != Mark.VERTICAL)
                .flatMap(s -> Stream.of(s.y(), s.low(), s.high()));
        return of(Stream.concat(values, Stream.of(bars ? new double[] {0} : NONE)), panel.y());
    }

    private static Range of(Stream<double[]> values, Axis axis) {
        var all = values.flatMapToDouble(DoubleStream::of)
                .filter(v -> Double.isFinite(v) && (!axis.logarithmic() || v > 0))
                .summaryStatistics();
        if (all.getCount() == 0) {
            return axis.logarithmic() ? new Range(1, 10) : new Range(0, 1);
        }
        return new Range(all.getMin(), all.getMax());
    }
}
