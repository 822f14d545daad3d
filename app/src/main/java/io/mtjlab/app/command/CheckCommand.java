package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab check CAMPAIGN}. */
@Command(
        name = "check",
        description = "Holds every set-point of a campaign against every limit of a bench and tells how long it will"
                + " take. The instruments are asked who they are; nothing is set.")
public final class CheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CAMPAIGN",
            description = "A campaign file, or the name of one that ships: luo2023, wafer-night.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path campaign;

    @Option(
            names = "--bench",
            paramLabel = "BENCH",
            description = "A bench file, or the name of one that ships. Default: the campaign's.")
    @Nullable
    Path bench;

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        return new CheckRun(spec.commandLine().getOut()).run(campaign, Optional.ofNullable(bench), json);
    }
}
