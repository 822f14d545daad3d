package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.SigmoidEstimate;
import io.mtjlab.simulators.physics.telegraph.SigmoidEstimate.Observation;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

/**
 * The occupancy P of the low-resistance state over the field, and the sigmoid through it: alpha and beta of Luo et al.
 * (2023). The rows count samples as an instrument would, n in all and k in the low state; alpha and beta come from the
 * exact times.
 *
 * @param conditions whose field is not used
 * @param seconds in each field
 */
public record SigmoidSimulation(
        String presetName,
        NeuronPreset preset,
        TelegraphConditions conditions,
        double fromOersted,
        double toOersted,
        double stepOersted,
        double seconds,
        double sampleSeconds,
        long seed)
        implements Simulation {

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        RandomStreams streams = RandomStreams.of(seed);
        List<Observation> observed = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        int fields = (int) Math.floor((toOersted - fromOersted) / stepOersted + 1e-9) + 1;
        for (int i = 0; i < fields; i++) {
            double oersted = fromOersted + i * stepOersted;
            DwellTimes dwell = conditions.inField(oersted).dwell(preset);
            rows.add(watch(oersted, dwell, streams, observed));
            progress.accept((i + 1.0) / fields);
        }
        SigmoidEstimate found = SigmoidEstimate.of(observed);
        Metrics metrics = new Metrics()
                .put("alpha_per_oersted", found.slopePerOersted())
                .put("beta_oersted", found.centreOersted());
        expected(metrics);
        var table = new SimulationResult.Table(List.of("H_Oe", "n", "k", "P"), rows);
        return new SimulationResult(
                "telegraph", presetName, TelegraphSimulation.NOTES, metrics.values(), table, figure(table, found));
    }

    /** A row; the exact times go to {@code observed}. */
    private double[] watch(double oersted, DwellTimes dwell, RandomStreams streams, List<Observation> observed) {
        TwoStateProcess process = TwoStateProcess.stationary(streams.stream("field", oersted), dwell);
        long samples = Math.max(1, Math.round(seconds / sampleSeconds));
        double low = 0;
        long events = 0;
        long inLow = 0;
        for (long i = 0; i < samples; i++) {
            inLow += process.parallel() ? 1 : 0;
            TwoStateProcess.Stay stay = process.stay(sampleSeconds, dwell);
            low += stay.parallelSeconds();
            events += stay.events();
        }
        double all = samples * sampleSeconds;
        observed.add(new Observation(oersted, all, low, events));
        return new double[] {oersted, samples, inLow, low / all};
    }

    /** What was set; absent where the resonance moves with the field and P(H) is no sigmoid. */
    private void expected(Metrics metrics) {
        if (preset.microwave().absorption().moving().isEmpty()) {
            var barrier = preset.telegraphBarrier(conditions.rfHertz(), conditions.rfWatts(), conditions.kelvin());
            metrics.put("expected_alpha_per_oersted", barrier.sigmoidSlopePerOersted())
                    .put("expected_beta_oersted", barrier.centreOersted());
        }
    }

    private Figure figure(SimulationResult.Table table, SigmoidEstimate found) {
        double[] field = table.column("H_Oe");
        double[] dense = DoubleStream.iterate(
                        fromOersted, h -> h <= toOersted, h -> h + (toOersted - fromOersted) / 400)
                .toArray();
        double[] sigmoid = DoubleStream.of(dense)
                .map(h -> 1 / (1 + Math.exp(-found.slopePerOersted() * (h - found.centreOersted()))))
                .toArray();
        return new Figure(
                "P(H) of " + presetName,
                "",
                List.of(new Panel(
                        Axis.linear("H (Oe)"),
                        Axis.linear("P"),
                        1,
                        List.of(
                                Series.points("simulated", field, table.column("P")),
                                Series.line("sigmoid", dense, sigmoid)))));
    }
}
