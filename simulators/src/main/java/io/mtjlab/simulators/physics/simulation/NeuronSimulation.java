package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.spiking.NeuronCurrent;

/**
 * A Hodgkin-Huxley-like neuron of Rodrigues et al. (2023) under a constant current density or a train of pulses.
 *
 * <table>
 * <caption>Metrics</caption>
 * <tr><td>rate_hz, interval_cv<td>of the spikes in the last 60 % of the run: some readings of the paper's table fire one
 *     burst at the beginning and then never again
 * <tr><td>mean_mx, mean_r_norm, mean_kelvin<td>over the same part; R_norm is eq. (1)
 * <tr><td>spikes<td>in all
 * <tr><td>first_spike_seconds<td>since the beginning, or since the first pulse began
 * <tr><td>pulses_to_first_spike<td>how many had begun by then
 * <tr><td>hodgkin_huxley_rate_hz, ..._first_spike_seconds, ..._peak_millivolts<td>of the axon beside it
 * </table>
 *
 * @param axonAmperesPerSquareMetre current density of a membrane of Hodgkin and Huxley beside it, if there is to be one
 */
public record NeuronSimulation(
        MacrospinModel model,
        NeuronCurrent current,
        double durationSeconds,
        double stepSeconds,
        Start start,
        OptionalDouble axonAmperesPerSquareMetre,
        long seed)
        implements Simulation {

    static final List<String> NOTES = List.of(
            "No reading of the paper's printed table fires; the HH presets each change one number of it, and none is"
                    + " the paper's.");

    private static final int ROWS = 4000;
    private static final double DRAWN_SECONDS = 20e-9;

    /** Under a constant current density. */
    public NeuronSimulation(
            MacrospinModel model,
            double amperesPerSquareMetre,
            double durationSeconds,
            double stepSeconds,
            Start start,
            long seed) {
        this(
                model,
                NeuronCurrent.constant(amperesPerSquareMetre),
                durationSeconds,
                stepSeconds,
                start,
                OptionalDouble.empty(),
                seed);
    }

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        long steps = Math.round(durationSeconds / stepSeconds);
        long every = Math.max(1, steps / ROWS);
        // a figure of everything would be one grey bar; with pulses their beginning is what matters
        long shown = Math.round(DRAWN_SECONDS / stepSeconds);
        long shownFrom = current.pulses() > 0 ? 0 : Math.max(0, steps - shown);
        long shownEvery = Math.max(1, Math.min(shown, steps) / ROWS);
        List<double[]> rows = new ArrayList<>();
        List<double[]> drawn = new ArrayList<>();
        NeuronRun run = NeuronRun.of(
                model,
                current,
                durationSeconds,
                stepSeconds,
                start,
                RandomStreams.of(seed).stream("neuron"),
                (step, spin) -> {
                    if (step % every == 0) {
                        rows.add(row(step, spin));
                        progress.accept((double) step / steps);
                    }
                    if (step > shownFrom && step <= shownFrom + shown && step % shownEvery == 0) {
                        drawn.add(row(step, spin));
                    }
                });
        Metrics metrics = new Metrics()
                .put("rate_hz", run.hertz())
                .put("spikes", run.spikes())
                .put("first_spike_seconds", run.firstSpikeSeconds())
                .put("pulses_to_first_spike", run.pulsesToFirstSpike())
                .put("interval_cv", run.intervalVariation())
                .put("mean_mx", run.meanMx())
                .put("mean_r_norm", run.meanResistance())
                .put("mean_kelvin", run.meanKelvin());
        List<Panel> panels = panels(drawn);
        axonAmperesPerSquareMetre.ifPresent(density -> {
            AxonRun axon = AxonRun.of(density);
            axon.into(metrics);
            panels.add(axon.panel());
        });
        var table = new SimulationResult.Table(List.of("t_s", "mx", "my", "mz", "T_K", "R_norm", "J_A_m2"), rows);
        return new SimulationResult(
                "neuron",
                model.name(),
                NOTES,
                metrics.values(),
                table,
                new Figure("Neuron " + model.name() + " at " + density(), "", panels));
    }

    private double[] row(long step, Macrospin spin) {
        double seconds = step * stepSeconds;
        var m = spin.magnetization();
        return new double[] {
            seconds,
            m.x(),
            m.y(),
            m.z(),
            spin.kelvin(),
            spin.ohms(),
            current.amperesPerSquareMetre(seconds - stepSeconds / 2)
        };
    }

    private String density() {
        return String.format(Locale.ROOT, "%.3g A/m²", current.pulseAmperesPerSquareMetre());
    }

    private List<Panel> panels(List<double[]> drawn) {
        double[] t = drawn.stream().mapToDouble(row -> row[0] * 1e9).toArray();
        Axis time = Axis.linear("t (ns)");
        List<Panel> panels = new ArrayList<>();
        panels.add(
                new Panel(time, Axis.linear("R / R(m.p = -1)"), 0.35, List.of(Series.line("R", t, column(drawn, 5)))));
        panels.add(new Panel(
                time,
                Axis.linear("m"),
                0.35,
                List.of(
                        Series.line("m.x", t, column(drawn, 1)),
                        Series.line("m.y", t, column(drawn, 2)),
                        Series.line("m.z", t, column(drawn, 3)))));
        if (current.pulses() > 0) {
            double[] density = column(drawn, 6);
            for (int i = 0; i < density.length; i++) {
                density[i] *= 1e-10;
            }
            panels.add(new Panel(time, Axis.linear("J (1e10 A/m²)"), 0.2, List.of(Series.line("J", t, density))));
        }
        panels.add(new Panel(time, Axis.linear("T (K)"), 0.2, List.of(Series.line("T", t, column(drawn, 4)))));
        return panels;
    }

    private static double[] column(List<double[]> rows, int i) {
        return rows.stream().mapToDouble(row -> row[i]).toArray();
    }
}
