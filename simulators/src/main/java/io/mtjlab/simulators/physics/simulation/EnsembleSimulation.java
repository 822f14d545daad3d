package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.ensemble.Precision;
import io.mtjlab.simulators.physics.ensemble.SpinEnsemble;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * Many macrospins of one model that differ in their heat baths alone, under constant field and currents. The same
 * seed gives the same bits on any number of threads.
 *
 * <table>
 * <caption>Metrics, all of them over the spins at the end of the run</caption>
 * <tr><td>spins<td>how many there are
 * <tr><td>mean_mx, mean_my, mean_mz, mean_ohms<td>means
 * <tr><td>sd_mx, sd_my, sd_mz, sd_ohms<td>standard deviations from spin to spin
 * <tr><td>mean_mz_squared<td>
 * <tr><td>mean_kelvin, sd_kelvin<td>where currents heat
 * <tr><td>reversed_ratio<td>share of those that point away from where they began
 * </table>
 *
 * @param model its easy axis along a coordinate axis
 * @param stimulus without a carrier
 * @param precision double for heated spins and those above a channel
 * @param threads at least 1
 */
public record EnsembleSimulation(
        MacrospinModel model,
        Stimulus stimulus,
        double durationSeconds,
        double stepSeconds,
        Beginning beginning,
        int spins,
        Precision precision,
        int threads,
        long seed)
        implements Simulation {

    private static final int ROWS = 400;
    private static final List<String> COLUMNS = List.of(
            "t_s",
            "mean_mx",
            "mean_my",
            "mean_mz",
            "sd_mx",
            "sd_my",
            "sd_mz",
            "mean_R_ohm",
            "sd_R_ohm",
            "reversed_ratio");

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        RandomStreams streams = RandomStreams.of(seed);
        Macrospin first = new Macrospin(model, streams.stream("macrospin"));
        Vec3 axis = beginning.apply(first, stepSeconds);
        SpinEnsemble ensemble = new SpinEnsemble(model, spins, stepSeconds, streams, precision);
        ensemble.place(first.magnetization());
        ensemble.field(stimulus.fieldTesla());
        ensemble.pillarCurrent(stimulus.pillarAmperesPerSquareMetre());
        if (stimulus.channelAmperesPerSquareMetre() != 0) {
            ensemble.channelCurrent(stimulus.channelAmperesPerSquareMetre());
        }
        ensemble.temperature(first.kelvin());
        long steps = Math.max(1, Math.round(durationSeconds / stepSeconds));
        List<double[]> rows = new ArrayList<>();
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            for (long done = 0; done < steps; ) {
                long now = Math.max(1, steps * (rows.size() + 1) / ROWS - done);
                // what is started from a thread of a pool runs in that pool
                pool.submit(() -> ensemble.advance(now)).join();
                done += now;
                rows.add(row(ensemble, axis));
                progress.accept((double) done / steps);
            }
        } finally {
            pool.shutdown();
        }
        var table = new SimulationResult.Table(COLUMNS, rows);
        return new SimulationResult(
                "macrospin",
                model.name(),
                MacrospinSimulation.notes(model),
                metrics(ensemble, table),
                table,
                figure(table));
    }

    private static double[] row(SpinEnsemble ensemble, Vec3 axis) {
        Spread x = new Spread();
        Spread y = new Spread();
        Spread z = new Spread();
        Spread ohms = new Spread();
        int reversed = 0;
        for (int i = 0; i < ensemble.count(); i++) {
            Vec3 m = ensemble.magnetization(i);
            x.see(m.x());
            y.see(m.y());
            z.see(m.z());
            ohms.see(ensemble.ohms(i));
            reversed += m.dot(axis) < 0 ? 1 : 0;
        }
        return new double[] {
            ensemble.seconds(),
            x.mean(),
            y.mean(),
            z.mean(),
            x.deviation(),
            y.deviation(),
            z.deviation(),
            ohms.mean(),
            ohms.deviation(),
            (double) reversed / ensemble.count()
        };
    }

    private Map<String, Double> metrics(SpinEnsemble ensemble, SimulationResult.Table table) {
        double[] last = table.rows().get(table.rows().size() - 1);
        Metrics metrics = new Metrics().put("spins", spins);
        for (int i = 1; i < COLUMNS.size(); i++) {
            metrics.put(COLUMNS.get(i).replace("R_ohm", "ohms"), last[i]);
        }
        Spread squares = new Spread();
        for (int i = 0; i < spins; i++) {
            double z = ensemble.magnetization(i).z();
            squares.see(z * z);
        }
        if (model.heating().isPresent()) {
            Spread kelvin = new Spread();
            for (int i = 0; i < spins; i++) {
                kelvin.see(ensemble.kelvin(i));
            }
            metrics.put("mean_kelvin", kelvin.mean()).put("sd_kelvin", kelvin.deviation());
        }
        return metrics.put("mean_mz_squared", squares.mean()).values();
    }

    private Figure figure(SimulationResult.Table table) {
        double[] nanoseconds = table.column("t_s");
        for (int i = 0; i < nanoseconds.length; i++) {
            nanoseconds[i] *= 1e9;
        }
        Axis time = Axis.linear("t (ns)");
        List<Series> components = new ArrayList<>();
        for (String m : List.of("mx", "my", "mz")) {
            components.add(
                    around(m.replace("m", "m."), nanoseconds, table.column("mean_" + m), table.column("sd_" + m)));
        }
        for (String m : List.of("mx", "my", "mz")) {
            components.add(Series.line(m.replace("m", "m."), nanoseconds, table.column("mean_" + m)));
        }
        return new Figure(
                spins + " macrospins " + model.name(),
                "Lines: means over the spins. Bands: one standard deviation from spin to spin.",
                List.of(
                        new Panel(time, Axis.linear("m"), 0.6, components),
                        new Panel(
                                time,
                                Axis.linear("R (ohm)"),
                                0.4,
                                List.of(
                                        around("R", nanoseconds, table.column("mean_R_ohm"), table.column("sd_R_ohm")),
                                        Series.line("R", nanoseconds, table.column("mean_R_ohm"))))));
    }

    private static Series around(String name, double[] x, double[] mean, double[] deviation) {
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            low[i] = mean[i] - deviation[i];
            high[i] = mean[i] + deviation[i];
        }
        return Series.band(name, x, low, high);
    }
}
