package io.mtjlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.mtjlab.acquisition.engine.Outcome;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.JsonText;
import io.mtjlab.app.bench.BenchSession;
import io.mtjlab.app.bench.CampaignFile;
import io.mtjlab.app.bench.CampaignRun;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.instruments.session.TranscriptReplay;

/** Measures a campaign on a recorded night, to see whether it is measured as it was then. */
record ReplayRun(PrintWriter out, PrintWriter err) {

    int run(CampaignFile file, Path recording, boolean tolerant, OptionalLong given, boolean json) {
        TranscriptReplay night = tolerant
                ? TranscriptReplay.tolerant(recording, new DrivenClock())
                : TranscriptReplay.strict(recording, new DrivenClock());
        RunResult result = measured(file, night, given);
        if (!(result.outcome() instanceof Outcome.Done)) {
            // what could not be made safe is not told: nothing is connected
            throw new IllegalStateException("measured on the night in " + recording + ", the campaign fails: "
                    + result.outcome().cause());
        }
        try {
            night.mustBeOver();
        } catch (AssertionError e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        tell(result, recording, json);
        return ExitStatus.DONE;
    }

    private RunResult measured(CampaignFile file, TranscriptReplay night, OptionalLong given) {
        Path store = temporaryFolder();
        try (BenchSession session = BenchSession.replay(file.bench(), night)) {
            long seed = session.seed(CampaignRun.seed(given, file.campaign()));
            return new CampaignRun(file, store, err).on(session, seed);
        } finally {
            remove(store);
        }
    }

    private void tell(RunResult result, Path recording, boolean json) {
        if (json) {
            var tree = JsonText.object().put("replay", recording.toString());
            tree.putObject("metrics").put("points", result.points());
            out.print(JsonText.of(tree));
        } else {
            out.println("measured as on the night in " + recording + ": " + result.points()
                    + " points, every command as recorded");
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("mtjlab-replay");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
