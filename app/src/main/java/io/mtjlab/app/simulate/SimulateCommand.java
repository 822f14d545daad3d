package io.mtjlab.app.simulate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mtjlab simulate MODEL}: device physics alone, no instrument. */
@Command(
        name = "simulate",
        description = "Simulates a device: its physics alone, no instrument.",
        subcommands = {
            MacrospinCommand.class,
            NeuronCommand.class,
            TelegraphCommand.class,
            StfmrCommand.class,
            FieldLoopCommand.class,
            CompoundCommand.class,
            WaferCommand.class,
            DomainWallCommand.class,
            JunctionCommand.class
        })
public final class SimulateCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a model is missing: " + String.join(" ", spec.subcommands().keySet()));
    }
}
