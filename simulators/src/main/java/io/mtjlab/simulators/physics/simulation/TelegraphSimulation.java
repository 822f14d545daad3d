package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Mark;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.TelegraphArray;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

/**
 * The telegraph signal of Luo et al. (2023): one junction, or several in parallel.
 *
 * @param hardOersted field along the hard axis
 * @param rfWatts carrier power at the generator's connector; 0 is off
 * @param sampleSeconds distance of the rows; the resistance is that of the moment
 * @param cells junctions in parallel
 */
public record TelegraphSimulation(
        String presetName,
        NeuronPreset preset,
        double hardOersted,
        double rfHertz,
        double rfWatts,
        double kelvin,
        double durationSeconds,
        double sampleSeconds,
        int cells,
        long seed)
        implements Simulation {

    private static final int DRAWN = 4000;

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        DwellTimes dwell = preset.telegraphBarrier(rfHertz, rfWatts, kelvin).dwellTimes(hardOersted);
        RandomStreams streams = RandomStreams.of(seed);
        Metrics metrics = new Metrics()
                .put("expected_probability", dwell.occupancy())
                .put("expected_tau_p_seconds", dwell.parallelSeconds())
                .put("expected_tau_ap_seconds", dwell.antiparallelSeconds());
        count(dwell, streams.stream("events"), metrics);
        var table =
                new SimulationResult.Table(List.of("t_s", "R_ohm"), trace(dwell, streams.stream("events"), progress));
        return new SimulationResult(
                "telegraph",
                presetName,
                List.of("Phenomenological: the rates follow the paper's sigmoid and do not follow from its resonance."),
                metrics.values(),
                table,
                figure(table));
    }

    /** Exact dwell times of the first junction over the run, from its events alone. */
    private void count(DwellTimes dwell, UniformRandomProvider random, Metrics metrics) {
        TwoStateProcess process = TwoStateProcess.stationary(random, dwell);
        double piece = Math.min(durationSeconds, dwell.relaxationSeconds() * 1e4);
        long events = 0;
        double low = 0;
        double done = 0;
        while (done < durationSeconds) {
            double now = Math.min(piece, durationSeconds - done);
            TwoStateProcess.Stay stay = process.stay(now, dwell);
            low += stay.parallelSeconds();
            events += stay.events();
            done += now;
        }
        metrics.put("probability", low / durationSeconds).put("rate_hz", events / durationSeconds);
        if (events > 0) {
            metrics.put("tau_p_seconds", 2 * low / events).put("tau_ap_seconds", 2 * (durationSeconds - low) / events);
        }
    }

    private List<double[]> trace(DwellTimes dwell, UniformRandomProvider random, DoubleConsumer progress) {
        List<TelegraphArray.Cell> equal = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            equal.add(new TelegraphArray.Cell(preset.lowOhms(), preset.highOhms(), dwell));
        }
        TelegraphArray array = new TelegraphArray(equal, random);
        long samples = Math.max(1, (long) Math.floor(durationSeconds / sampleSeconds + 1e-9));
        List<double[]> rows = new ArrayList<>();
        for (long i = 0; i < samples; i++) {
            rows.add(new double[] {i * sampleSeconds, array.ohms()});
            array.advance(sampleSeconds);
            if (i % 8192 == 0) {
                progress.accept((double) i / samples);
            }
        }
        return rows;
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
                "Telegraph signal of " + presetName + " at " + hardOersted + " Oe",
                n < rows.size() ? "The first " + n + " samples." : "",
                List.of(new Panel(
                        Axis.linear("t (s)"),
                        Axis.linear("R (ohm)"),
                        1,
                        List.of(new Series("R", Mark.STEP, t, ohms, new double[0], new double[0])))));
    }
}
