package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.LastSwing;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpectralLine;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * A macrospin under constant field and current, and a carrier if asked for.
 *
 * <p>{@code frequency_hz} and {@code linewidth_hz} belong to the strongest line of the component that moves most;
 * {@code response_ohms} is the last maximum less the last minimum of the resistance within 1.5 ns, the answer of Zheng et
 * al. (2020).
 *
 * @param tiltDegrees by which the magnetisation is turned away from its start, about y, so that it rings without heat
 */
public record MacrospinSimulation(
        MacrospinModel model,
        Stimulus stimulus,
        double durationSeconds,
        double stepSeconds,
        double tiltDegrees,
        Start start,
        long seed)
        implements Simulation {

    private static final int ROWS = 4000;
    private static final double RESPONSE_SECONDS = 1.5e-9;
    private static final int SPECTRUM = 1 << 20;
    private static final int SHORTEST_SPECTRUM = 64;

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        Macrospin spin = new Macrospin(model, RandomStreams.of(seed).stream("macrospin"));
        start.apply(spin, stepSeconds);
        spin.place(tilted(spin.magnetization()));
        long steps = Math.max(1, Math.round(durationSeconds / stepSeconds));
        long every = Math.max(1, steps / SPECTRUM);
        List<double[]> all = new ArrayList<>();
        LastSwing response = new LastSwing(spin.ohms());
        for (long done = 0; done < steps; ) {
            long now = Math.min(every, steps - done);
            spin.advance(stimulus, stepSeconds, now);
            done += now;
            var m = spin.magnetization();
            double ohms = spin.ohms();
            all.add(new double[] {done * stepSeconds, m.x(), m.y(), m.z(), ohms});
            if (done * stepSeconds <= RESPONSE_SECONDS * (1 + 1e-9)) {
                response.see(ohms);
            }
            if (all.size() % 4096 == 0) {
                progress.accept((double) done / steps);
            }
        }
        Metrics metrics = new Metrics().put("response_ohms", response.ohms());
        double[][] m = new double[3][];
        for (int i = 0; i < 3; i++) {
            m[i] = column(all, i + 1);
            metrics.put("mean_m" + "xyz".charAt(i), Metrics.mean(m[i]));
        }
        metrics.put("mean_ohms", Metrics.mean(column(all, 4)));
        metrics.put("kelvin", spin.kelvin());
        if (all.size() >= SHORTEST_SPECTRUM) {
            double[] liveliest = m[liveliest(m)];
            if (Metrics.deviation(liveliest) > 1e-9) {
                SpectralLine line = SpectralLine.of(liveliest, every * stepSeconds);
                metrics.put("frequency_hz", line.hertz()).put("linewidth_hz", line.fullWidthHertz());
            }
        }
        var table = new SimulationResult.Table(List.of("t_s", "mx", "my", "mz", "R_ohm"), thinned(all));
        return new SimulationResult("macrospin", model.name(), notes(), metrics.values(), table, figure(table));
    }

    private Vec3 tilted(Vec3 m) {
        double cos = Math.cos(Math.toRadians(tiltDegrees));
        double sin = Math.sin(Math.toRadians(tiltDegrees));
        // a tilt about y would leave y itself where it is: about z then
        return Math.abs(m.y()) > 0.9
                ? new Vec3(cos * m.x() - sin * m.y(), sin * m.x() + cos * m.y(), m.z())
                : new Vec3(cos * m.x() + sin * m.z(), m.y(), cos * m.z() - sin * m.x());
    }

    private static int liveliest(double[][] m) {
        int best = 0;
        for (int i = 1; i < m.length; i++) {
            best = Metrics.deviation(m[i]) > Metrics.deviation(m[best]) ? i : best;
        }
        return best;
    }

    private static double[] column(List<double[]> rows, int i) {
        return rows.stream().mapToDouble(row -> row[i]).toArray();
    }

    private static List<double[]> thinned(List<double[]> all) {
        int every = Math.max(1, all.size() / ROWS);
        List<double[]> some = new ArrayList<>();
        for (int i = every - 1; i < all.size(); i += every) {
            some.add(all.get(i));
        }
        return some;
    }

    private List<String> notes() {
        return model.name().equals("luo2023")
                ? List.of(
                        "Phenomenological: this layer has the paper's resonance, not the barrier of its telegraph signal.")
                : List.of();
    }

    private Figure figure(SimulationResult.Table table) {
        double[] t = table.column("t_s");
        for (int i = 0; i < t.length; i++) {
            t[i] *= 1e9;
        }
        Axis time = Axis.linear("t (ns)");
        return new Figure(
                "Macrospin " + model.name(),
                "",
                List.of(
                        new Panel(
                                time,
                                Axis.linear("m"),
                                0.6,
                                List.of(
                                        Series.line("m.x", t, table.column("mx")),
                                        Series.line("m.y", t, table.column("my")),
                                        Series.line("m.z", t, table.column("mz")))),
                        new Panel(
                                time,
                                Axis.linear("R (ohm)"),
                                0.4,
                                List.of(Series.line("R", t, table.column("R_ohm"))))));
    }
}
