package io.mtjlab.app.simulate;

import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.simulation.TelegraphSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate telegraph}. */
@Command(
        name = "telegraph",
        description = "Random switching between two states, or several cells in parallel: Luo et al. 2023.")
final class TelegraphCommand implements Callable<Integer> {

    private static final int MOST_SAMPLES = 20_000_000;

    @Option(names = "--preset", paramLabel = "P", defaultValue = "luo2023", description = "luo2023, luo2023-fast")
    String preset = "luo2023";

    @Option(
            names = "--field-oersted",
            paramLabel = "OE",
            defaultValue = "27.8",
            description = "Along the hard axis. Default: ${DEFAULT-VALUE}")
    double field;

    @Option(names = "--rf-dbm", paramLabel = "DBM", description = "Level at the generator. Without it: no carrier.")
    @Nullable
    Double rfDbm;

    @Option(
            names = "--rf-frequency",
            paramLabel = "HZ",
            defaultValue = "1890e6",
            description = "Default: ${DEFAULT-VALUE}")
    double rfFrequency;

    @Option(
            names = "--temperature-kelvin",
            paramLabel = "K",
            defaultValue = "300",
            description = "Default: ${DEFAULT-VALUE}")
    double kelvin;

    @Option(names = "--duration", paramLabel = "S", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}")
    double duration;

    @Option(
            names = "--sample-interval",
            paramLabel = "S",
            defaultValue = "0.01",
            description = "Default: ${DEFAULT-VALUE}")
    double sample;

    @Option(names = "--cells", paramLabel = "N", defaultValue = "1", description = "Junctions in parallel. Default: 1")
    int cells;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.preset("telegraph", preset, List.of("luo2023", "luo2023-fast"));
        Checked.within("--duration", duration, 1e-9, 1e7, "s");
        Checked.within("--sample-interval", sample, duration / MOST_SAMPLES, duration, "s");
        return result.show(new TelegraphSimulation(
                preset,
                preset.equals("luo2023") ? NeuronPreset.luo2023() : NeuronPreset.luo2023Fast(),
                Checked.within("--field-oersted", field, -200, 200, "Oe"),
                Checked.within("--rf-frequency", rfFrequency, 1e6, 1e11, "Hz"),
                rfDbm == null ? 0 : Unit.dbmToWatts(Checked.within("--rf-dbm", rfDbm, -150, 30, "dBm")),
                Checked.within("--temperature-kelvin", kelvin, 50, 700, "K"),
                duration,
                sample,
                Checked.within("--cells", cells, 1, 64),
                result.seed));
    }
}
