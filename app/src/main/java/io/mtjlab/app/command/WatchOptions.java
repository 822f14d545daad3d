package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.stream.Endpoint;
import io.mtjlab.app.bench.Watching;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Option;

/** Where others may watch and control a run. */
final class WatchOptions {

    @Option(
            names = "--stream",
            paramLabel = "ADDRESS",
            description = "Tells the run live over ZeroMQ there: tcp://127.0.0.1:5556 (docs/run-stream.md).")
    @Nullable
    String stream;

    @Option(
            names = "--control",
            paramLabel = "ADDRESS",
            description = "Lets others ask for the status, pause, resume and abort there: tcp://127.0.0.1:5557.")
    @Nullable
    String control;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "CURVE keys: talk only to those who have one of them. Beyond loopback there must be some.")
    @Nullable
    Path keys;

    Watching watching() {
        if (keys != null && stream == null && control == null) {
            throw new InvalidInput("--keys is for --stream or --control");
        }
        return new Watching(
                Optional.ofNullable(stream).map(this::endpoint),
                Optional.ofNullable(control).map(this::endpoint));
    }

    private Endpoint endpoint(String address) {
        return new Endpoint(address, Optional.ofNullable(keys));
    }
}
