package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.loop.FieldLoop;
import io.mtjlab.simulators.physics.loop.FieldLoop.Axis;
import io.mtjlab.simulators.physics.loop.FieldLoop.Point;
import io.mtjlab.simulators.physics.loop.LoopPreset;

/** R(H): from the highest field down to the lowest and up again. */
public record FieldLoopSimulation(
        String presetName,
        LoopPreset preset,
        Axis axis,
        double lowOersted,
        double highOersted,
        double stepOersted,
        double secondsPerStep,
        long seed)
        implements Simulation {

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        List<Point> points = new FieldLoop(preset, RandomStreams.of(seed).stream("loop"))
                .sweep(axis, lowOersted, highOersted, stepOersted, secondsPerStep);
        List<double[]> rows = new ArrayList<>();
        points.forEach(p -> rows.add(new double[] {0, p.fieldOersted(), p.ohms()}));
        Metrics metrics = new Metrics();
        double low = points.stream().mapToDouble(Point::ohms).min().orElse(Double.NaN);
        double high = points.stream().mapToDouble(Point::ohms).max().orElse(Double.NaN);
        metrics.put("lowest_ohms", low).put("highest_ohms", high).put("tmr_ratio", high / low - 1);
        if (axis == Axis.EASY) {
            crossing(points, true, (low + high) / 2, "switch_up_oersted", metrics);
            crossing(points, false, (low + high) / 2, "switch_down_oersted", metrics);
        }
        var table = new SimulationResult.Table(List.of("loop", "H_Oe", "R_ohm"), rows);
        return new SimulationResult(
                "rh",
                presetName,
                List.of("Phenomenological: one macrospin that heat helps; the offset and the stability are chosen."),
                metrics.values(),
                table,
                figure(points));
    }

    /** First field of a branch at which the resistance passes the middle. */
    private static void crossing(List<Point> points, boolean rising, double middle, String name, Metrics metrics) {
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point now = points.get(i);
            if (now.rising() == rising
                    && before.rising() == rising
                    && (before.ohms() - middle) * (now.ohms() - middle) < 0) {
                metrics.put(name, (before.fieldOersted() + now.fieldOersted()) / 2);
                return;
            }
        }
    }

    private Figure figure(List<Point> points) {
        return new Figure(
                "R(H) of " + presetName + ", " + axis.name().toLowerCase(java.util.Locale.ROOT) + " axis",
                "",
                List.of(new Panel(
                        Figure.Axis.linear("H (Oe)"),
                        Figure.Axis.linear("R (ohm)"),
                        1,
                        List.of(branch("down", points, false), branch("up", points, true)))));
    }

    private static Series branch(String name, List<Point> points, boolean rising) {
        List<Point> own = points.stream().filter(p -> p.rising() == rising).toList();
        return Series.line(
                name,
                own.stream().mapToDouble(Point::fieldOersted).toArray(),
                own.stream().mapToDouble(Point::ohms).toArray());
    }
}
