package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.spiking.NeuronCurrent;

/**
 * Rate, resistance, temperature and time to the first spike of neurons over current density, as figs. 2, 3(a), 4(c) and
 * 4(d) of Rodrigues et al. (2023): several devices a density, which differ in their heat baths alone. All cores work on
 * it; the result is the same on any number.
 *
 * <p>Metrics of one density: those of {@link NeuronSimulation}, means over the devices with {@code sd_} beside them, and
 * {@code fired_ratio}, the share of devices that fired at all. Of several: the lowest and the highest density that keeps
 * firing, and the highest rate.
 *
 * @param current its pulses' density, or its only one, is what is swept
 * @param amperesPerSquareMetre densities, at least one
 */
public record NeuronSweep(
        MacrospinModel model,
        NeuronCurrent current,
        List<Double> amperesPerSquareMetre,
        int devices,
        double durationSeconds,
        double stepSeconds,
        Start start,
        long seed)
        implements Simulation {

    private static final List<String> COLUMNS = List.of(
            "J_A_m2",
            "rate_hz",
            "sd_rate_hz",
            "fired_ratio",
            "first_spike_s",
            "sd_first_spike_s",
            "mean_mx",
            "R_norm",
            "T_K");

    public NeuronSweep {
        amperesPerSquareMetre = List.copyOf(amperesPerSquareMetre);
    }

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        int runs = amperesPerSquareMetre.size() * devices;
        AtomicInteger done = new AtomicInteger();
        NeuronRun[] all = new NeuronRun[runs];
        IntStream.range(0, runs).parallel().forEach(i -> {
            all[i] = one(i / devices, i % devices);
            synchronized (done) {
                progress.accept((double) done.incrementAndGet() / runs);
            }
        });
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < amperesPerSquareMetre.size(); i++) {
            rows.add(row(amperesPerSquareMetre.get(i), Arrays.asList(all).subList(i * devices, (i + 1) * devices)));
        }
        var table = new SimulationResult.Table(COLUMNS, rows);
        return new SimulationResult(
                "neuron", model.name(), NeuronSimulation.NOTES, metrics(rows), table, figure(table));
    }

    private NeuronRun one(int density, int device) {
        return NeuronRun.of(
                model,
                current.withDensity(amperesPerSquareMetre.get(density)),
                durationSeconds,
                stepSeconds,
                start,
                RandomStreams.of(seed).stream("neuron", density, device),
                (step, spin) -> {});
    }

    private static double[] row(double density, List<NeuronRun> runs) {
        Spread rate = over(runs, NeuronRun::hertz);
        List<NeuronRun> fired = runs.stream()
                .filter(run -> !Double.isNaN(run.firstSpikeSeconds()))
                .toList();
        Spread first = over(fired, NeuronRun::firstSpikeSeconds);
        return new double[] {
            density,
            rate.mean(),
            rate.deviation(),
            (double) fired.size() / runs.size(),
            fired.isEmpty() ? Double.NaN : first.mean(),
            first.deviation(),
            over(runs, NeuronRun::meanMx).mean(),
            over(runs, NeuronRun::meanResistance).mean(),
            over(runs, NeuronRun::meanKelvin).mean()
        };
    }

    private static Spread over(List<NeuronRun> runs, ToDoubleFunction<NeuronRun> what) {
        Spread spread = new Spread();
        runs.forEach(run -> spread.see(what.applyAsDouble(run)));
        return spread;
    }

    private Map<String, Double> metrics(List<double[]> rows) {
        Metrics metrics = new Metrics().put("devices", devices).put("densities", rows.size());
        if (rows.size() == 1) {
            double[] only = rows.get(0);
            return metrics.put("rate_hz", only[1])
                    .put("sd_rate_hz", only[2])
                    .put("fired_ratio", only[3])
                    .put("first_spike_seconds", only[4])
                    .put("sd_first_spike_seconds", only[5])
                    .put("mean_mx", only[6])
                    .put("mean_r_norm", only[7])
                    .put("mean_kelvin", only[8])
                    .values();
        }
        double[] firing = rows.stream()
                .filter(row -> row[1] > 0)
                .mapToDouble(row -> row[0])
                .toArray();
        return metrics.put(
                        "lowest_firing_amperes_per_square_metre",
                        Arrays.stream(firing).min().orElse(Double.NaN))
                .put(
                        "highest_firing_amperes_per_square_metre",
                        Arrays.stream(firing).max().orElse(Double.NaN))
                .put(
                        "highest_rate_hz",
                        rows.stream().mapToDouble(row -> row[1]).max().orElse(Double.NaN))
                .values();
    }

    private Figure figure(SimulationResult.Table table) {
        Axis density = Axis.linear("J (1e10 A/m²)");
        return new Figure(
                "Neuron " + model.name(),
                "Bars: one standard deviation from device to device.",
                List.of(
                        new Panel(
                                density,
                                Axis.linear("rate (GHz)"),
                                0.3,
                                List.of(series("rate", table, "rate_hz", 1e-9))),
                        new Panel(
                                density,
                                Axis.linear("first spike (ns)"),
                                0.3,
                                List.of(series("first spike", table, "first_spike_s", 1e9))),
                        new Panel(
                                density,
                                Axis.linear("mean R norm"),
                                0.3,
                                List.of(series("R norm", table, "R_norm", 1))),
                        new Panel(density, Axis.linear("mean T (K)"), 0.3, List.of(series("T", table, "T_K", 1)))));
    }

    /** What is no number, such as a first spike that never came, has no point. */
    private static Series series(String name, SimulationResult.Table table, String column, double factor) {
        int value = COLUMNS.indexOf(column);
        int deviation = COLUMNS.indexOf("sd_" + column);
        List<double[]> there =
                table.rows().stream().filter(row -> !Double.isNaN(row[value])).toList();
        double[] x = there.stream().mapToDouble(row -> row[0] * 1e-10).toArray();
        double[] y = there.stream().mapToDouble(row -> row[value] * factor).toArray();
        if (deviation < 0 || there.stream().anyMatch(row -> Double.isNaN(row[deviation]))) {
            return Series.points(name, x, y);
        }
        double[] low = there.stream()
                .mapToDouble(row -> (row[value] - row[deviation]) * factor)
                .toArray();
        double[] high = there.stream()
                .mapToDouble(row -> (row[value] + row[deviation]) * factor)
                .toArray();
        return Series.pointsWithIntervals(name, x, y, low, high);
    }
}
