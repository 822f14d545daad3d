package io.mtjlab.app.simulate;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.simulation.NeuronSimulation;
import io.mtjlab.simulators.physics.simulation.Simulation;
import io.mtjlab.simulators.physics.spiking.NeuronCurrent;

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
            "  mtjlab simulate neuron --preset HH-A --current-density 2.0e10 --duration 400e-9 --seed 11",
            "rate, first spike, resistance and temperature over the current, five devices each:",
            "  mtjlab simulate neuron --current-density 1.6e10 --to-current-density 3e10 --points 15 --devices 5 --plot"
                    + " j.svg",
            "pulses that make a silent neuron fire (leaky integrate and fire):",
            "  mtjlab simulate neuron --preset HH-A --start locked --bias-current-density 2.5e10 --current-density 1.5e10"
                    + " --pulse-width 0.3e-9 --duration 20e-9 --plot lif.svg",
            "two neurons that feed two others:",
            "  mtjlab simulate neuron --preset HH-B-020 --weights 1,0.2,0.2,1 --inputs 1.8e10,3.2e10 --plot pair.svg"
        })
final class NeuronCommand implements Callable<Integer> {

    private static final List<String> PRESETS = List.of("HH-A", "HH-B", "HH-B-020", "rodrigues2023");
    static final double MOST_DENSITY = 2e11;

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
            description = "Through the pillar; with pulses, in them. Default: ${DEFAULT-VALUE}",
            defaultValue = "2.0e10")
    double currentDensity;

    @Mixin
    PulseOptions pulses = new PulseOptions();

    @Mixin
    NeuronSweepOptions sweep = new NeuronSweepOptions();

    @Mixin
    CoupledOptions coupled = new CoupledOptions();

    @Option(
            names = "--hodgkin-huxley",
            paramLabel = "A/M2",
            description = "Beside it the axon of Hodgkin and Huxley 1952 under this current density; 0.1 (10 uA/cm2)"
                    + " makes it fire at 68 Hz.")
    @Nullable
    Double axon;

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
        return result.show(simulation());
    }

    private Simulation simulation() {
        MacrospinModel model = magnet.applyTo(MacrospinPresets.named(Checked.preset("neuron", preset, PRESETS)));
        Checked.within("--duration", duration, 1e-10, 1e-3, "s");
        Checked.within("--step", step, 1e-14, 5e-12, "s");
        Checked.within("--current-density", currentDensity, 0, MOST_DENSITY, "A/m^2");
        alone(coupled.asked(), "--weights", pulses.asked() || sweep.asked() || axon != null);
        alone(axon != null, "--hodgkin-huxley", sweep.asked());
        if (coupled.asked()) {
            return coupled.of(model, duration, step, result.seed);
        }
        NeuronCurrent current = pulses.current(currentDensity, duration);
        if (sweep.asked()) {
            return sweep.of(model, current, currentDensity, duration, step, start, result.seed);
        }
        return new NeuronSimulation(
                model,
                current,
                duration,
                step,
                start,
                axon == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Checked.within("--hodgkin-huxley", axon, -10, 10, "A/m^2")),
                result.seed);
    }

    private static void alone(boolean asked, String option, boolean others) {
        if (asked && others) {
            throw new InvalidInput(option
                    + " goes with one run of one current: leave --pulse-width, --to-current-density and --devices out");
        }
    }
}
