package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.app.network.ForceRnnCommand;
import io.mtjlab.app.network.InnateRnnCommand;
import io.mtjlab.app.network.RecognitionRnnCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mtjlab network NAME}: trains a network whose neurons are a measured device. */
@Command(
        name = "network",
        description = "Trains a network whose neurons are a measured device.",
        subcommands = {
            NetworkCommand.SigmoidMlpCommand.class,
            ForceRnnCommand.class,
            InnateRnnCommand.class,
            RecognitionRnnCommand.class
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

    /** {@code mtjlab network sigmoid-mlp}. */
    @Command(
            name = "sigmoid-mlp",
            description =
                    "The 784-400-10 perceptron of Luo et al. 2023: the device's switching probability as activation,"
                            + " beside the plain sigmoid.")
    static final class SigmoidMlpCommand implements Callable<Integer> {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Folder with the four IDX files of MNIST or Fashion-MNIST. Without it: digits that mtjlab"
                        + " draws.")
        @Nullable
        Path data;

        @Option(
                names = "--card",
                paramLabel = "FILE",
                description =
                        "Device card that alpha and beta are taken from; the steepest sigmoid on it. Without it: the"
                                + " paper's 1.5 per Oe and 22.6 Oe.")
        @Nullable
        Path card;

        @Option(names = "--rf-dbm", paramLabel = "DBM", description = "Which sigmoid of the card: a level, or off.")
        @Nullable
        String rfDbm;

        @Option(
                names = "--study",
                paramLabel = "NAME",
                description = "${COMPLETION-CANDIDATES}",
                defaultValue = "device")
        Study study = Study.DEVICE;

        @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training set.")
        @Nullable
        Integer epochs;

        @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1")
        long seed;

        @Option(names = "--json", description = "One JSON document on standard output.")
        boolean json;

        @Option(names = "--plot", paramLabel = "FILE.svg", description = "Accuracy by epoch, drawn.")
        @Nullable
        Path plot;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        CommandSpec spec;

        @Override
        public Integer call() {
            return new NetworkRun(
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr(),
                            java.util.Optional.ofNullable(data),
                            java.util.Optional.ofNullable(card),
                            java.util.Optional.ofNullable(rfDbm),
                            study.name(),
                            epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs),
                            seed)
                    .run(json, java.util.Optional.ofNullable(plot));
        }
    }

    /** The studies by the names of the command line; kept apart so that help loads no network. */
    enum Study {
        DEVICE,
        PLAIN_RECIPE,
        ALPHA_SWITCH,
        LEARNING_RATE,
        GOOD_RECIPE,
        STOCHASTIC,
        BIAS_AND_GAIN;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
