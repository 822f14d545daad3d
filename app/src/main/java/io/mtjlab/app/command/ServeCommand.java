package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab serve BENCH}: the virtual instruments of a bench, until somebody ends them. */
@Command(
        name = "serve",
        description = {
            "Starts every virtual instrument of a bench where its resource string says, prints one line each (role, model,"
                    + " resource), then 'ready', and stays until SIGTERM or Ctrl-C.",
        })
public final class ServeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BENCH", description = "A bench file, or the name of one that ships: microwave-neuron.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path bench;

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the bench's device.seed.")
    @Nullable
    Long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return new ServeRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                .run(bench, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
    }
}
