package io.mtjlab.app.command;

import java.nio.file.Path;

import io.mtjlab.acquisition.store.StoreLocation;

import picocli.CommandLine.Option;

/** Where runs are stored: a folder, or a server with a folder of this station's before it. */
final class StoreOptions {

    /** Where runs wait for a shared store when nothing else is said. */
    private static final String DEFAULT_SPOOL = "mtjlab-spool";

    @Option(
            names = "--store",
            paramLabel = "STORE",
            defaultValue = RunsCommand.DEFAULT_STORE,
            description = "Folder of the run store, or postgresql://USER@HOST/DATABASE of a shared one."
                    + " Default: ${DEFAULT-VALUE}")
    String store = RunsCommand.DEFAULT_STORE;

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            defaultValue = DEFAULT_SPOOL,
            description =
                    "With a shared store: the folder of this station, where everything is stored first and kept while"
                            + " the server is away. Default: ${DEFAULT-VALUE}")
    Path spool = Path.of(DEFAULT_SPOOL);

    StoreLocation location() {
        return StoreLocation.parse(store);
    }

    /** What runs are measured into. */
    Path folder() {
        return location().folder().orElse(spool);
    }
}
