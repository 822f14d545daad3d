package io.mtjlab.app.simulate;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.physics.spiking.NeuronCurrent;

import picocli.CommandLine.Option;

/** A train of pulses through a neuron. */
final class PulseOptions {

    @Option(
            names = "--pulse-width",
            paramLabel = "S",
            description = "Pulses of --current-density on the bias. Without it: --current-density all the time.")
    @Nullable
    Double width;

    @Option(
            names = "--bias-current-density",
            paramLabel = "A/M2",
            defaultValue = "2.5e10",
            description = "Between the pulses. Default: ${DEFAULT-VALUE}")
    double bias;

    @Option(
            names = "--pulse-period",
            paramLabel = "S",
            description = "From one to the next; the first one begins after one. Default: twice the width")
    @Nullable
    Double period;

    @Option(names = "--pulses", paramLabel = "N", description = "Default: as many as the run has room for")
    @Nullable
    Integer count;

    boolean asked() {
        return width != null;
    }

    NeuronCurrent current(double density, double duration) {
        if (width == null) {
            if (period != null || count != null) {
                throw new InvalidInput("--pulse-period and --pulses want a --pulse-width");
            }
            return NeuronCurrent.constant(density);
        }
        double seconds = Checked.within("--pulse-width", width, 1e-12, duration, "s");
        return new NeuronCurrent(
                Checked.within("--bias-current-density", bias, 0, NeuronCommand.MOST_DENSITY, "A/m^2"),
                density,
                seconds,
                Checked.within("--pulse-period", period, 2 * seconds, seconds, duration, "s"),
                Checked.within("--pulses", count == null ? Integer.MAX_VALUE : count, 1, Integer.MAX_VALUE));
    }
}
