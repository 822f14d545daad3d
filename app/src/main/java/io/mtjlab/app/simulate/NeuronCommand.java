package io.mtjlab.app.simulate;

import java.util.List;
import java.util.concurrent.Callable;

import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.simulation.NeuronSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate neuron}. */
@Command(
        name = "neuron",
        description = {
            "A Hodgkin-Huxley-like neuron of Rodrigues et al. 2023: spikes of a heated macrospin. A spike: m.x rises above"
                    + " 0.5, then falls below 0. rate_hz counts those of the last 60 %% of the run.",
            "For example, 2.42 GHz:",
            "  mtjlab simulate neuron --preset HH-A --current-density 2.0e10 --duration 400e-9 --seed 11"
        })
final class NeuronCommand implements Callable<Integer> {

    private static final List<String> PRESETS = List.of("HH-A", "HH-B", "HH-B-020", "rodrigues2023");

    @Option(
            names = "--preset",
            paramLabel = "P",
            description = "HH-A, HH-B, HH-B-020, rodrigues2023 (which is HH-B). Default: ${DEFAULT-VALUE}",
            defaultValue = "HH-B")
    String preset = "HH-B";

    @Mixin
    MagnetOptions magnet = new MagnetOptions();

    @Option(
            names = "--current-density",
            paramLabel = "A/M2",
            description = "Default: ${DEFAULT-VALUE}",
            defaultValue = "2.0e10")
    double currentDensity;

    @Option(names = "--duration", paramLabel = "S", description = "Default: ${DEFAULT-VALUE}", defaultValue = "400e-9")
    double duration;

    @Option(names = "--step", paramLabel = "S", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1e-12")
    double step;

    @Option(
            names = "--start",
            paramLabel = "WHERE",
            description = "${COMPLETION-CANDIDATES}: rest, or the high-current state. Default: rest",
            defaultValue = "REST")
    Start start = Start.REST;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        return result.show(new NeuronSimulation(
                magnet.applyTo(MacrospinPresets.named(Checked.preset("neuron", preset, PRESETS))),
                Checked.within("--current-density", currentDensity, 0, 2e11, "A/m^2"),
                Checked.within("--duration", duration, 1e-10, 1e-3, "s"),
                Checked.within("--step", step, 1e-14, 5e-12, "s"),
                start,
                result.seed));
    }
}
