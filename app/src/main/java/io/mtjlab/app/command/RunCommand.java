package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.app.bench.CampaignFile;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab run CAMPAIGN}. */
@Command(
        name = "run",
        description =
                "Runs a campaign on a bench and stores what it measures. Ctrl-C ends it and leaves the bench safe.")
public final class RunCommand implements Callable<Integer> {

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

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    StoreOptions store;

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

    @Option(
            names = "--transcripts",
            paramLabel = "DIR",
            description = {
                "Writes every exchange with every instrument there, one transcript a role: a recorded night, for --replay and"
                        + " for tests (@RecordedNight)."
            })
    @Nullable
    Path transcripts;

    @Option(
            names = "--store-transcripts",
            description = {
                "Keeps every exchange with every instrument in the store, with the run: `runs export --format transcript`"
                        + " writes them."
            })
    boolean storeTranscripts;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = {
                "Measures on a recorded night instead of the bench: transcripts answer, nothing is connected and nothing stored."
                        + " Fails where a command differs from what was recorded."
            })
    @Nullable
    Path replay;

    @Option(
            names = "--tolerant",
            description = "With --replay: takes no time, and lets queries change places or stay away.")
    boolean tolerant;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    WatchOptions watch;

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CampaignFile file = CampaignFile.find(campaign, Optional.ofNullable(bench));
        OptionalLong itsSeed = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        if (replay != null) {
            requireOnly("--replay", "--bench", "--tolerant", "--seed", "--json");
            return new ReplayRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                    .run(file, replay, tolerant, itsSeed, json);
        }
        if (tolerant) {
            throw new InvalidInput("--tolerant is for --replay DIR");
        }
        return new MeasureRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                .run(
                        file,
                        store,
                        itsSeed,
                        Optional.ofNullable(resume),
                        Optional.ofNullable(transcripts),
                        storeTranscripts,
                        watch.watching(),
                        json);
    }

    private void requireOnly(String option, String... others) {
        Set<String> right = Set.of(others);
        for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
            if (!given.longestName().equals(option) && !right.contains(given.longestName())) {
                throw new InvalidInput(
                        given.longestName() + " does not go with " + option + ", which measures and stores nothing");
            }
        }
    }
}
