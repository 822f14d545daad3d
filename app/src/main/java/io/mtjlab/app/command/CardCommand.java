package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.ExitStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab card}: device cards. */
@Command(
        name = "card",
        description = "Builds a device card from runs, or shows one.",
        subcommands = CardCommand.ShowCommand.class)
public final class CardCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "which runs?");
    }

    /** {@code mtjlab card show FILE}. */
    @Command(name = "show", description = "Prints a device card as a table.")
    static final class ShowCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "A device card.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        Path file;

        @Option(names = "--json", description = "The card as JSON on standard output.")
        boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        CommandSpec spec;

        @Override
        public Integer call() {
            DeviceCard card = DeviceCard.read(file);
            spec.commandLine().getOut().print(json ? card.toJson() : card.show());
            return ExitStatus.DONE;
        }
    }
}
