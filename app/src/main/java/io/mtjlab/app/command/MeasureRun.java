package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.JsonText;
import io.mtjlab.app.bench.BenchSession;
import io.mtjlab.app.bench.CampaignFile;
import io.mtjlab.app.bench.CampaignRun;
import io.mtjlab.app.bench.Interruption;
import io.mtjlab.app.bench.Recording;
import io.mtjlab.app.bench.Watching;
import io.mtjlab.base.error.InvalidInput;

/** Runs a campaign as the command line asks. */
record MeasureRun(PrintWriter out, PrintWriter err) {

    int run(
            CampaignFile file,
            StoreOptions storing,
            OptionalLong seed,
            Optional<String> resume,
            Optional<Path> transcripts,
            boolean storeTranscripts,
            Watching watching,
            boolean json)
            throws InterruptedException {
        Path store = resume.isPresent() ? storing.folder() : Output.folder(storing.folder());
        transcripts.ifPresent(Output::folder);
        return Interruption.during(
                () -> {
                    try (Recording recording = Recording.of(transcripts, storeTranscripts);
                            SharedCopy copy = SharedCopy.of(storing, err)) {
                        RunResult result = resume.isPresent()
                                ? resume(file, store, seed, copy.ownId(resume.get()), recording, watching)
                                : measure(file, store, seed, recording, watching);
                        copy.finish();
                        tell(result, storing, copy.sharedId(result.run()), json);
                        return ExitStatus.DONE;
                    }
                },
                err);
    }

    private RunResult measure(
            CampaignFile file, Path store, OptionalLong given, Recording recording, Watching watching) {
        OptionalLong seed = CampaignRun.seed(given, file.campaign());
        try (BenchSession session = BenchSession.open(file.bench(), seed, recording.tap())) {
            RunResult result = new CampaignRun(file, store, err, watching, recording).on(session, session.seed(seed));
            CampaignRun.requireDone(result);
            return result;
        }
    }

    private RunResult resume(
            CampaignFile file, Path store, OptionalLong given, String run, Recording recording, Watching watching) {
        long seed = CampaignRun.seedOf(store, run);
        if (given.isPresent() && given.getAsLong() != seed) {
            throw new InvalidInput("run " + run + " has seed " + seed + ", not " + given.getAsLong()
                    + "; leave --seed out, or start a new run");
        }
        try (BenchSession session = BenchSession.open(file.bench(), OptionalLong.of(seed), recording.tap())) {
            RunResult result = new CampaignRun(file, store, err, watching, recording).resume(session, run);
            CampaignRun.requireDone(result);
            return result;
        }
    }

    private void tell(RunResult result, StoreOptions storing, Optional<String> shared, boolean json) {
        if (json) {
            var tree = JsonText.object()
                    .put("run", result.run())
                    .put("store", storing.folder().toString());
            shared.ifPresent(run -> tree.put("shared_run", run)
                    .put("shared_store", storing.location().toString()));
            tree.putObject("metrics").put("points", result.points());
            out.print(JsonText.of(tree));
        } else {
            out.println("run " + result.run() + ": " + result.points() + " points, everything safe; stored in "
                    + storing.folder()
                    + shared.map(run -> ", and as " + run + " in " + storing.location())
                            .orElse(""));
        }
    }
}
