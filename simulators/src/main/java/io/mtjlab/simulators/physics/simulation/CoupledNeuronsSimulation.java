package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.spiking.CoupledNeurons;
import io.mtjlab.simulators.physics.spiking.Coupling;

/**
 * Two input neurons under constant currents and two output neurons behind weights: the demonstration of Rodrigues et al.
 * (2023), fig. 5(a). {@code rate_hz_input_1} and so on count spikes over the last 60 % of the run.
 *
 * @param inputs current densities of the inputs in A/m^2, shape [inputs]
 * @param weights shape [outputs][inputs]
 */
@SuppressWarnings("ArrayRecordComponent") // run, never compared
public record CoupledNeuronsSimulation(
        MacrospinModel model,
        Coupling coupling,
        double[] inputs,
        double[][] weights,
        double durationSeconds,
        double stepSeconds,
        long seed)
        implements Simulation {

    private static final int ROWS = 4000;
    private static final double DRAWN_SECONDS = 20e-9;

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        CoupledNeurons neurons =
                new CoupledNeurons(model, coupling, inputs, weights, stepSeconds, RandomStreams.of(seed));
        long steps = Math.round(durationSeconds / stepSeconds);
        long every = Math.max(1, steps / ROWS);
        long countFrom = Math.round(steps * (1 - NeuronRun.COUNTED_SHARE));
        int[] before = new int[neurons.count()];
        double[] densitySum = new double[neurons.count()];
        List<double[]> rows = new ArrayList<>();
        for (long i = 1; i <= steps; i++) {
            neurons.advance();
            for (int n = 0; n < neurons.count(); n++) {
                if (i == countFrom) {
                    before[n] = neurons.spikes(n);
                }
                densitySum[n] += i > countFrom ? neurons.amperesPerSquareMetre(n) : 0;
            }
            if (i % every == 0) {
                rows.add(row(neurons));
                progress.accept((double) i / steps);
            }
        }
        Metrics metrics = new Metrics();
        for (int n = 0; n < neurons.count(); n++) {
            metrics.put("rate_hz_" + name(n), (neurons.spikes(n) - before[n]) / ((steps - countFrom) * stepSeconds));
            metrics.put("mean_amperes_per_square_metre_" + name(n), densitySum[n] / (steps - countFrom));
        }
        var table = new SimulationResult.Table(columns(neurons.count()), rows);
        return new SimulationResult(
                "neuron", model.name(), NeuronSimulation.NOTES, metrics.values(), table, figure(table));
    }

    private String name(int neuron) {
        return neuron < inputs.length ? "input_" + (neuron + 1) : "output_" + (neuron - inputs.length + 1);
    }

    private List<String> columns(int count) {
        List<String> columns = new ArrayList<>(List.of("t_s"));
        for (int n = 0; n < count; n++) {
            columns.add("R_norm_" + name(n));
            columns.add("J_A_m2_" + name(n));
        }
        return columns;
    }

    private static double[] row(CoupledNeurons neurons) {
        double[] row = new double[1 + 2 * neurons.count()];
        row[0] = neurons.seconds();
        for (int n = 0; n < neurons.count(); n++) {
            row[1 + 2 * n] = neurons.resistance(n);
            row[2 + 2 * n] = neurons.amperesPerSquareMetre(n);
        }
        return row;
    }

    private Figure figure(SimulationResult.Table table) {
        double begin = durationSeconds - DRAWN_SECONDS;
        List<double[]> last =
                table.rows().stream().filter(row -> row[0] >= begin).toList();
        double[] t = last.stream().mapToDouble(row -> row[0] * 1e9).toArray();
        Axis time = Axis.linear("t (ns)");
        List<Panel> panels = new ArrayList<>();
        for (int n = 0; n < (table.columns().size() - 1) / 2; n++) {
            int at = 1 + 2 * n;
            String name = name(n).replace('_', ' ');
            panels.add(new Panel(
                    time,
                    Axis.linear("R, " + name),
                    0.2,
                    List.of(Series.line(
                            "R " + name,
                            t,
                            last.stream().mapToDouble(row -> row[at]).toArray()))));
            panels.add(new Panel(
                    time,
                    Axis.linear("J (1e10)"),
                    0.12,
                    List.of(Series.line(
                            "J " + name,
                            t,
                            last.stream()
                                    .mapToDouble(row -> row[at + 1] * 1e-10)
                                    .toArray()))));
        }
        return new Figure("Two and two neurons " + model.name(), "Each with its current below.", panels);
    }
}
