package io.mtjlab.app.command;

import java.util.List;
import java.util.concurrent.Callable;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoreLocation;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mtjlab runs tag RUN NAME[=VALUE]...}. */
@Command(name = "tag", description = "Tags a run, so that `runs list --tag` finds it; --remove takes tags off.")
final class TagCommand implements Callable<Integer> {

    @Option(
            names = "--store",
            paramLabel = "STORE",
            defaultValue = RunsCommand.DEFAULT_STORE,
            description = "Folder of the run store, or postgresql://USER@HOST/DATABASE of a shared one."
                    + " Default: ${DEFAULT-VALUE}")
    String store = RunsCommand.DEFAULT_STORE;

    @Parameters(index = "0", paramLabel = "RUN", description = "For example r0001.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String run;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "TAG",
            description = "NAME or NAME=VALUE, for example device=W3-R07-C12.")
    List<String> tags = List.of();

    @Option(names = "--remove", description = "Takes the tags off instead.")
    boolean remove;

    @Override
    public Integer call() {
        try (RunStore open = StoreLocation.parse(store).openToAnnotate()) {
            for (String tag : tags) {
                FilterOptions.Pair pair = FilterOptions.Pair.of(tag, "--tag");
                if (!remove) {
                    open.tag(run, pair.name(), pair.value());
                } else if (!open.untag(run, pair.name())) {
                    throw new InvalidInput("run " + run + " has no tag " + pair.name());
                }
            }
        }
        return ExitStatus.DONE;
    }
}
