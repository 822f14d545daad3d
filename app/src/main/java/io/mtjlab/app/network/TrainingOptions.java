package io.mtjlab.app.network;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import io.mtjlab.networks.data.DataSource;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.data.IdxFiles;
import io.mtjlab.networks.training.TrainingProgress;

import picocli.CommandLine.Option;

/** What the networks that learn from images have in common. */
final class TrainingOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder with the four IDX files of MNIST or Fashion-MNIST. Without it: digits that mtjlab draws.")
    @Nullable
    Path data;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training set.")
    @Nullable
    Integer epochs;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "Saves every network in training there after each epoch, and goes on from what is there.")
    @Nullable
    Path checkpoint;

    DataSource source() {
        return data == null ? new DrawnDigits() : new IdxFiles(data);
    }

    OptionalInt epochs() {
        return epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs);
    }

    Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    /** Tells every epoch on {@code err}. */
    static TrainingProgress progress(PrintWriter err) {
        return epoch -> err.println(String.format(
                Locale.ROOT,
                "%s: epoch %d of %d, %.1f %% recognised",
                epoch.curve(),
                epoch.epoch(),
                epoch.epochs(),
                100 * epoch.accuracy()));
    }
}
