package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.app.demo.Demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mtjlab demo}. */
@Command(
        name = "demo",
        description = "Characterises the microwave neuron of Luo et al. 2023 on the virtual lab: R(H), STFMR, telegraph"
                + " switching, fits, device card, network, report.html. Takes about a minute.")
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "mtjlab-demo",
            description = "Folder for report.html, summary.json, card.json, network.json and the run store. Default:"
                    + " ${DEFAULT-VALUE}")
    Path out = Path.of("mtjlab-demo");

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the campaign's, which is 1.")
    @Nullable
    Long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the IDX files of MNIST for the network. Without it: digits that mtjlab draws.")
    @Nullable
    Path data;

    @Option(
            names = "--campaign",
            paramLabel = "CAMPAIGN",
            defaultValue = "luo2023",
            description = "Another campaign for the same bench. Default: ${DEFAULT-VALUE}")
    Path campaign = Path.of("luo2023");

    @Option(names = "--epochs", paramLabel = "N", description = "Of the network. Default: 30")
    @Nullable
    Integer epochs;

    @Option(names = "--json", description = "summary.json on standard output.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Output.folder(out);
        return new Demo(
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr(),
                        out,
                        campaign,
                        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                        Optional.ofNullable(data),
                        Optional.ofNullable(epochs))
                .run(json);
    }
}
