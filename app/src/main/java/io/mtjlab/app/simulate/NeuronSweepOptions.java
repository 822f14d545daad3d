package io.mtjlab.app.simulate;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.simulation.NeuronSweep;
import io.mtjlab.simulators.physics.spiking.NeuronCurrent;

import picocli.CommandLine.Option;

/** Several neurons at several currents. */
final class NeuronSweepOptions {

    @Option(
            names = "--to-current-density",
            paramLabel = "A/M2",
            description = "Last one of a sweep from --current-density. Without it: one.")
    @Nullable
    Double last;

    @Option(names = "--points", paramLabel = "N", description = "Of a sweep. Default: 15")
    @Nullable
    Integer points;

    @Option(
            names = "--devices",
            paramLabel = "N",
            description = "Neurons at each current, in heat baths of their own: mean and spread. Default: 1")
    @Nullable
    Integer devices;

    boolean asked() {
        return last != null || devices != null || points != null;
    }

    NeuronSweep of(
            MacrospinModel model,
            NeuronCurrent current,
            double first,
            double duration,
            double step,
            Start start,
            long seed) {
        double to = Checked.within("--to-current-density", last, first, first, NeuronCommand.MOST_DENSITY, "A/m^2");
        if (last == null && points != null) {
            throw new InvalidInput("--points wants a --to-current-density");
        }
        int many = last == null ? 1 : Checked.within("--points", points == null ? 15 : points, 2, 10_000);
        List<Double> densities = IntStream.range(0, many)
                .mapToObj(i -> many == 1 ? first : first + (to - first) * i / (many - 1))
                .toList();
        return new NeuronSweep(
                model,
                current,
                densities,
                Checked.within("--devices", devices == null ? 1 : devices, 1, 100_000),
                duration,
                step,
                start,
                seed);
    }
}
