package io.mtjlab.app.command;

import io.mtjlab.app.network.DwSnnCommand;
import io.mtjlab.app.network.ForceRnnCommand;
import io.mtjlab.app.network.HebbianSnnCommand;
import io.mtjlab.app.network.InnateRnnCommand;
import io.mtjlab.app.network.QuantizedMlpCommand;
import io.mtjlab.app.network.RecognitionRnnCommand;
import io.mtjlab.app.network.SigmoidMlpCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mtjlab network NAME}: trains a network whose neurons are a measured device. */
@Command(
        name = "network",
        description = "Trains a network whose neurons are a measured device.",
        subcommands = {
            SigmoidMlpCommand.class,
            ForceRnnCommand.class,
            InnateRnnCommand.class,
            RecognitionRnnCommand.class,
            HebbianSnnCommand.class,
            DwSnnCommand.class,
            QuantizedMlpCommand.class
        })
public final class NetworkCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(),
                "a network is missing: " + String.join(" ", spec.subcommands().keySet()));
    }
}
