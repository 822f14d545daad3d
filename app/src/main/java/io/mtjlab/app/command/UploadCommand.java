package io.mtjlab.app.command;

import java.util.List;
import java.util.concurrent.Callable;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mtjlab runs upload --store postgresql://...}. */
@Command(
        name = "upload",
        description = "Copies to a shared store what this station has kept while the server was away.")
final class UploadCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    StoreOptions store;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        if (store.location().server().isEmpty()) {
            throw new InvalidInput("upload wants a shared store: --store postgresql://USER@HOST/DATABASE");
        }
        try (SharedCopy copy = SharedCopy.of(store, spec.commandLine().getErr())) {
            List<String> left = copy.finish();
            if (left.isEmpty()) {
                spec.commandLine().getOut().println(store.location() + " has all runs of " + store.folder());
            }
            return left.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }
}
