package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.store.StoreLocation;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.ExitStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab card}: device cards. */
@Command(
        name = "card",
        description = "Builds a device card from runs, or shows one.",
        subcommands = CardCommand.ShowCommand.class)
public final class CardCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "RUN", description = "Stored runs, for example r0001.")
    List<String> runs = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The card. Default: standard output")
    @Nullable
    Path out;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            defaultValue = RunsCommand.DEFAULT_STORE,
            description = "Folder of the run store, or postgresql://USER@HOST/DATABASE of a shared one."
                    + " Default: ${DEFAULT-VALUE}")
    String store = RunsCommand.DEFAULT_STORE;

    @Option(
            names = "--device",
            paramLabel = "ID",
            description =
                    "The device's name; of runs over a wafer, the device that the card is for. Default: the bench's")
    @Nullable
    String device;

    @Option(names = "--with-aged", description = "Also what was measured when the device had aged.")
    boolean aged;

    @Option(
            names = "--spread-of",
            paramLabel = "CARD",
            split = ",",
            description = "Cards of devices made alike: their spread from device to device goes onto this card.")
    List<Path> alike = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        if (runs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "which runs? For example: mtjlab card r0001 -o card.json");
        }
        return new CardRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                .run(
                        runs,
                        StoreLocation.parse(store),
                        Optional.ofNullable(device),
                        aged,
                        alike,
                        Optional.ofNullable(out));
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
