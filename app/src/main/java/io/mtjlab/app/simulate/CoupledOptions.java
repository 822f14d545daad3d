package io.mtjlab.app.simulate;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.simulation.CoupledNeuronsSimulation;
import io.mtjlab.simulators.physics.spiking.Coupling;

import picocli.CommandLine.Option;

/** Two neurons that feed two others. */
final class CoupledOptions {

    @Option(
            names = "--weights",
            paramLabel = "W11,W12,W21,W22",
            description = "Two inputs feed two outputs by these, output by output; all begin locked.")
    @Nullable
    String weights;

    @Option(
            names = "--inputs",
            paramLabel = "A/M2,A/M2",
            defaultValue = "1.8e10,3.2e10",
            description = "Current densities of the inputs: 1.8e10 fires, 3.2e10 does not. Default: ${DEFAULT-VALUE}")
    String inputs = "1.8e10,3.2e10";

    @Option(
            names = "--coupling",
            paramLabel = "A/M2",
            defaultValue = "0.2e10",
            description = "By which a spike lowers an output's current, at weight 1. Default: ${DEFAULT-VALUE}")
    double each;

    boolean asked() {
        return weights != null;
    }

    CoupledNeuronsSimulation of(MacrospinModel model, double duration, double step, long seed) {
        double[] w = Checked.numbers("--weights", weights == null ? "" : weights, 4, 0, 100, "");
        return new CoupledNeuronsSimulation(
                model,
                Coupling.TWO_INPUTS.withEach(
                        Checked.within("--coupling", each, 0, NeuronCommand.MOST_DENSITY, "A/m^2")),
                Checked.numbers("--inputs", inputs, 2, 0, NeuronCommand.MOST_DENSITY, "A/m^2"),
                new double[][] {Arrays.copyOfRange(w, 0, 2), Arrays.copyOfRange(w, 2, 4)},
                duration,
                step,
                seed);
    }
}
