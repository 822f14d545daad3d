package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab run CAMPAIGN}. */
@Command(
        name = "run",
        description =
                "Runs a campaign on a bench and stores what it measures. Ctrl-C ends it and leaves the bench safe.")
public final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CAMPAIGN", description = "A campaign file, or the name of one that ships: luo2023.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path campaign;

    @Option(
            names = "--bench",
            paramLabel = "BENCH",
            description = "A bench file, or the name of one that ships. Default: the campaign's.")
    @Nullable
    Path bench;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = RunsCommand.DEFAULT_STORE,
            description = "Folder of the run store. Default: ${DEFAULT-VALUE}")
    Path store = Path.of(RunsCommand.DEFAULT_STORE);

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the campaign's.")
    @Nullable
    Long seed;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = {
                "Goes on with a run of the store that did not end, at its first loop, trace or spectrum that is not"
                        + " complete. Campaign, seed and instruments must be the same."
            })
    @Nullable
    String resume;

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        return new MeasureRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                .run(
                        campaign,
                        Optional.ofNullable(bench),
                        store,
                        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                        Optional.ofNullable(resume),
                        json);
    }
}
