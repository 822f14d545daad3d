package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Mark;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.TelegraphArray;

/**
 * The telegraph signal of Luo et al. (2023): one junction, or several in parallel.
 *
 * @param sampleSeconds distance of the rows; the resistance is that of the moment
 * @param cells junctions in parallel
 */
public record TelegraphSimulation(
        String presetName,
        NeuronPreset preset,
        TelegraphConditions conditions,
        double durationSeconds,
        double sampleSeconds,
        int cells,
        long seed)
        implements Simulation {

    static final List<String> NOTES =
            List.of("Phenomenological: the rates follow the paper's sigmoid and do not follow from its resonance.");

    private static final int DRAWN = 4000;

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        DwellTimes dwell = conditions.dwell(preset);
        Metrics metrics = new Metrics()
                .put("expected_probability", dwell.occupancy())
                .put("expected_tau_p_seconds", dwell.parallelSeconds())
                .put("expected_tau_ap_seconds", dwell.antiparallelSeconds());
        TelegraphArray array = new TelegraphArray(
                Collections.nCopies(cells, new TelegraphArray.Cell(preset.lowOhms(), preset.highOhms(), dwell)),
                RandomStreams.of(seed).stream("events"));
        long samples = Math.max(1, (long) Math.floor(durationSeconds / sampleSeconds + 1e-9));
        long[] seen = new long[cells + 1];
        List<double[]> rows = new ArrayList<>();
        for (long i = 0; i < samples; i++) {
            rows.add(new double[] {i * sampleSeconds, array.ohms()});
            seen[cells - array.parallel()]++;
            array.advance(sampleSeconds);
            if (i % 8192 == 0) {
                progress.accept((double) i / samples);
            }
        }
        statistics(array, samples * sampleSeconds, metrics);
        if (cells > 1) {
            levels(seen, samples, metrics);
        }
        var table = new SimulationResult.Table(List.of("t_s", "R_ohm"), rows);
        return new SimulationResult("telegraph", presetName, NOTES, metrics.values(), table, figure(table));
    }

    /** Exact times and events over the run, not those between samples. */
    private void statistics(TelegraphArray array, double seconds, Metrics metrics) {
        double low = array.parallelSeconds();
        double all = seconds * cells;
        metrics.put("probability", low / all).put("rate_hz", array.events() / seconds);
        if (array.events() > 0) {
            metrics.put("tau_p_seconds", 2 * low / array.events())
                    .put("tau_ap_seconds", 2 * (all - low) / array.events());
        }
    }

    /** Resistance with k junctions in AP, and the share of the samples that show it. */
    private void levels(long[] seen, long samples, Metrics metrics) {
        metrics.put("levels", cells + 1);
        for (int k = 0; k <= cells; k++) {
            metrics.put("ohms_" + k, 1 / (k / preset.highOhms() + (cells - k) / preset.lowOhms()));
            metrics.put("share_" + k, (double) seen[k] / samples);
        }
    }

    private Figure figure(SimulationResult.Table table) {
        List<double[]> rows = table.rows();
        int n = Math.min(DRAWN, rows.size());
        double[] t = new double[n];
        double[] ohms = new double[n];
        for (int i = 0; i < n; i++) {
            t[i] = rows.get(i)[0];
            ohms[i] = rows.get(i)[1];
        }
        return new Figure(
                "Telegraph signal of " + presetName + " at " + conditions.hardOersted() + " Oe",
                n < rows.size() ? "The first " + n + " samples." : "",
                List.of(new Panel(
                        Axis.linear("t (s)"),
                        Axis.linear("R (ohm)"),
                        1,
                        List.of(new Series("R", Mark.STEP, t, ohms, new double[0], new double[0])))));
    }
}
