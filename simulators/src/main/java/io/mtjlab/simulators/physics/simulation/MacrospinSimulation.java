package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.LastSwing;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpectralLine;
import io.mtjlab.simulators.physics.macrospin.StepResponse;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * A macrospin under constant field and current, and a carrier if asked for.
 *
 * <table>
 * <caption>Metrics</caption>
 * <tr><td>frequency_hz, linewidth_hz<td>the strongest line of the component that moves most
 * <tr><td>response_ohms<td>last maximum less last minimum of the resistance within 1.5 ns, the answer of Zheng et al.
 *     (2020)
 * <tr><td>mean_mx, mean_my, mean_mz, mean_mz_squared, mean_ohms<td>over the run
 * <tr><td>final_mx, final_my, final_mz, final_polar_degrees<td>at its end; from the z axis
 * <tr><td>turned_radians<td>about the z axis, from beginning to end
 * <tr><td>early_excursion, late_excursion<td>largest sine of the angle to where it began, before the tilt, in the first
 *     and in the last tenth of the run
 * </table>
 *
 * @param method of the steps without heat
 */
public record MacrospinSimulation(
        MacrospinModel model,
        Stimulus stimulus,
        double durationSeconds,
        double stepSeconds,
        Beginning beginning,
        Integrator method,
        long seed)
        implements Simulation {

    private static final int ROWS = 4000;
    private static final double RESPONSE_SECONDS = 1.5e-9;
    private static final int SPECTRUM = 1 << 20;
    private static final int SHORTEST_SPECTRUM = 64;

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        Macrospin spin = new Macrospin(model, RandomStreams.of(seed).stream("macrospin"));
        spin.integrateBy(method);
        Vec3 axis = beginning.apply(spin, stepSeconds);
        long steps = Math.max(1, Math.round(durationSeconds / stepSeconds));
        long every = Math.max(1, steps / SPECTRUM);
        List<double[]> all = new ArrayList<>();
        LastSwing response = new LastSwing(spin.ohms());
        Motion motion = new Motion(axis, spin.magnetization(), durationSeconds);
        for (long done = 0; done < steps; ) {
            long now = Math.min(every, steps - done);
            spin.advance(stimulus, stepSeconds, now);
            done += now;
            var m = spin.magnetization();
            double ohms = spin.ohms();
            all.add(new double[] {done * stepSeconds, m.x(), m.y(), m.z(), ohms});
            motion.see(done * stepSeconds, m);
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
        motion.into(metrics);
        if (all.size() >= SHORTEST_SPECTRUM) {
            double[] liveliest = m[liveliest(m)];
            if (Metrics.deviation(liveliest) > 1e-9) {
                SpectralLine line = SpectralLine.of(liveliest, every * stepSeconds);
                metrics.put("frequency_hz", line.hertz()).put("linewidth_hz", line.fullWidthHertz());
            }
        }
        if (model.name().equals("zheng2020")) {
            metrics.put("surrogate_response_ohms", StepResponse.ohms(stimulus.pillarAmperesPerSquareMetre()));
        }
        var table = new SimulationResult.Table(List.of("t_s", "mx", "my", "mz", "R_ohm"), thinned(all));
        return new SimulationResult("macrospin", model.name(), notes(model), metrics.values(), table, figure(table));
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

    /** What a reader must know about a preset. */
    static List<String> notes(MacrospinModel model) {
        return switch (model.name()) {
            case "luo2023" ->
                List.of(
                        "Phenomenological: this layer has the paper's resonance, not the barrier of its telegraph signal.");
            case "zheng2020" ->
                List.of(
                        "Phenomenological: the layer's numbers are chosen to give 145 ohm at 1e10 A/m2; at 0.8e10 it answers"
                                + " with 114.9 ohm, the paper with 114, which surrogate_response_ohms has.");
            case "bare" -> List.of();
            default -> NeuronSimulation.NOTES;
        };
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
