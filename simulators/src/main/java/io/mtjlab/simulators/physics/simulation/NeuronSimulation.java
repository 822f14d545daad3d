package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpikeCounter;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Stimulus;

/**
 * A Hodgkin-Huxley-like neuron of Rodrigues et al. (2023) under a constant current density.
 *
 * <p>{@code rate_hz} counts the spikes of the last 60 % of the run: some readings of the paper's table fire one burst at
 * the beginning and then never again.
 */
public record NeuronSimulation(
        MacrospinModel model,
        double amperesPerSquareMetre,
        double durationSeconds,
        double stepSeconds,
        Start start,
        long seed)
        implements Simulation {

    private static final double COUNTED_SHARE = 0.6;
    private static final int ROWS = 4000;

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        Macrospin spin = new Macrospin(model, RandomStreams.of(seed).stream("neuron"));
        start.apply(spin, stepSeconds);
        Stimulus stimulus = Stimulus.NONE.withPillarCurrent(amperesPerSquareMetre);
        long steps = Math.round(durationSeconds / stepSeconds);
        long countFrom = Math.round(steps * (1 - COUNTED_SHARE));
        long every = Math.max(1, steps / ROWS);
        SpikeCounter counter = new SpikeCounter();
        List<Double> spikeSeconds = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        double sumMx = 0;
        double sumKelvin = 0;
        for (long i = 1; i <= steps; i++) {
            spin.advance(stimulus, stepSeconds, 1);
            var m = spin.magnetization();
            if (counter.see(m.x())) {
                spikeSeconds.add(i * stepSeconds);
            }
            if (i > countFrom) {
                sumMx += m.x();
                sumKelvin += spin.kelvin();
            }
            if (i % every == 0) {
                rows.add(new double[] {i * stepSeconds, m.x(), m.y(), m.z(), spin.kelvin(), spin.ohms()});
                progress.accept((double) i / steps);
            }
        }
        double[] counted = spikeSeconds.stream()
                .mapToDouble(Double::doubleValue)
                .filter(t -> t > countFrom * stepSeconds)
                .toArray();
        Metrics metrics = new Metrics()
                .put("rate_hz", counted.length / ((steps - countFrom) * stepSeconds))
                .put("spikes", counter.spikes())
                .put("first_spike_seconds", spikeSeconds.isEmpty() ? Double.NaN : spikeSeconds.get(0))
                .put("interval_cv", variation(counted))
                .put("mean_mx", sumMx / (steps - countFrom))
                .put("mean_kelvin", sumKelvin / (steps - countFrom));
        var table = new SimulationResult.Table(List.of("t_s", "mx", "my", "mz", "T_K", "R_norm"), rows);
        return new SimulationResult("neuron", model.name(), notes(), metrics.values(), table, figure(table));
    }

    private static List<String> notes() {
        return List.of("No reading of the paper's printed table fires; the HH presets each change one number of it, and"
                + " none is the paper's.");
    }

    /** Deviation of the intervals between spikes over their mean. */
    private static double variation(double[] seconds) {
        if (seconds.length < 3) {
            return Double.NaN;
        }
        double[] intervals = new double[seconds.length - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = seconds[i + 1] - seconds[i];
        }
        return Metrics.deviation(intervals) / Metrics.mean(intervals);
    }

    private Figure figure(SimulationResult.Table table) {
        double[] t = table.column("t_s");
        for (int i = 0; i < t.length; i++) {
            t[i] *= 1e9;
        }
        Axis time = Axis.linear("t (ns)");
        return new Figure(
                "Neuron " + model.name() + " at " + amperesPerSquareMetre + " A/m\u00b2",
                "",
                List.of(
                        new Panel(time, Axis.linear("m.x"), 0.6, List.of(Series.line("m.x", t, table.column("mx")))),
                        new Panel(
                                time,
                                Axis.linear("R (normalised)"),
                                0.4,
                                List.of(Series.line("R", t, table.column("R_norm"))))));
    }
}
