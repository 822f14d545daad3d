package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.loop.FieldLoop;
import io.mtjlab.simulators.physics.loop.FieldLoop.Axis;
import io.mtjlab.simulators.physics.loop.FieldLoop.Point;

/**
 * R(H): from the highest field down to the lowest and up again.
 *
 * @param loops how often
 */
public record FieldLoopSimulation(
        String presetName, Function<RandomStreams, Junction> device, FieldLoop sweep, int loops, long seed)
        implements Simulation {

    private static final String LAYERS =
            "Phenomenological where the paper is silent: free layer as one macrospin that heat"
                    + " helps; its stability, the offset and the synthetic antiferromagnet are chosen.";

    private static final String TRACK =
            "Phenomenological: the paper's coercivities, without heat; those of the Hall cross are partly chosen.";

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        Junction junction = device.apply(RandomStreams.of(seed).child("loop"));
        List<double[]> rows = new ArrayList<>();
        List<Point> first = List.of();
        Crossings crossings = new Crossings();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int loop = 0; loop < loops; loop++) {
            int done = loop;
            List<Point> points =
                    sweep.sweep(junction, loop * sweep.nanos(), share -> progress.accept((done + share) / loops));
            for (Point p : points) {
                rows.add(new double[] {loop, p.fieldOersted(), p.ohms()});
                low = Math.min(low, p.ohms());
                high = Math.max(high, p.ohms());
            }
            crossings.see(points, (low + high) / 2);
            first = loop == 0 ? points : first;
        }
        Metrics metrics = new Metrics()
                .put("lowest_ohms", low)
                .put("highest_ohms", high)
                .put("tmr_ratio", low > 0 ? high / low - 1 : Double.NaN);
        if (sweep.axis() == Axis.EASY) {
            crossings.into(metrics);
        }
        var table = new SimulationResult.Table(List.of("loop", "H_Oe", "R_ohm"), rows);
        return new SimulationResult(
                "rh",
                presetName,
                List.of(presetName.startsWith("cui2023") ? TRACK : LAYERS),
                metrics.values(),
                table,
                figure(first));
    }

    private Figure figure(List<Point> points) {
        return new Figure(
                "R(H) of " + presetName + ", " + sweep.axis().name().toLowerCase(java.util.Locale.ROOT) + " axis",
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
