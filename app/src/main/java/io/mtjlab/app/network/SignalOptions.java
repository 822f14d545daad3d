package io.mtjlab.app.network;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** For networks that make their own signals: they are called like those that learn from images. */
final class SignalOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Taken by every network; this one makes its own signals and reads none.")
    @Nullable
    Path data;

    /** Says so where a folder was given. */
    void tell(Consumer<String> progress) {
        if (data != null) {
            progress.accept("this network makes its own signals; nothing is read from " + data);
        }
    }
}
