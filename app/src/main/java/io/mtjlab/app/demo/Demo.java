package io.mtjlab.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.bench.BenchSession;
import io.mtjlab.app.bench.CampaignFile;
import io.mtjlab.app.bench.CampaignRun;
import io.mtjlab.app.bench.Interruption;
import io.mtjlab.app.bench.RunInterrupted;
import io.mtjlab.app.fits.RunFits;
import io.mtjlab.app.report.ReportPage;
import io.mtjlab.app.summary.Summary;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.fixtures.lab.control.RpcError;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpResult;

/**
 * Measures, fits, simulates and reports. What is measured is measured as {@code run} does it; what is true is asked of
 * the virtual lab's control socket afterwards.
 *
 * @param out folder, writable
 * @param epochs of the network; empty for its own
 */
public record Demo(
        PrintWriter console,
        PrintWriter err,
        Path out,
        Path campaign,
        OptionalLong seed,
        Optional<Path> data,
        Optional<Integer> epochs) {

    /** What the parts took, in seconds of real time. For people; no data file holds it. */
    record Durations(double measuring, double fitting, double network) {
        double all() {
            return measuring + fitting + network;
        }
    }

    /** Everything that the report is made of. */
    record Found(StoredRun run, RunFits fits, Summary summary, DeviceCard card, SigmoidMlpResult network) {}

    public int run(boolean json) {
        CampaignFile file = CampaignFile.find(campaign, Optional.empty());
        if (!file.bench().virtual()) {
            throw new InvalidInput(
                    file.bench().yaml().file() + ": the demo compares with the truth, which only a virtual"
                            + " bench has; on a real one: mtjlab run, mtjlab card");
        }
        DemoNetwork training = new DemoNetwork(data, epochs, err);
        training.requireData();
        Thread worker = Thread.currentThread();
        try (Interruption signal = Interruption.endsWith(ExitStatus.INTERRUPTED, worker::interrupt)) {
            return work(file, training, json);
        } catch (RunInterrupted e) {
            err.println("mtjlab: " + e.getMessage());
            return ExitStatus.INTERRUPTED;
        }
    }

    private int work(CampaignFile file, DemoNetwork training, boolean json) {
        Path store = out.resolve("store");
        removeFormer(store);
        OptionalLong asked = CampaignRun.seed(seed, file.campaign());
        long begin = System.nanoTime();
        try (BenchSession session = BenchSession.open(file.bench(), asked)) {
            long used = session.seed(asked);
            err.println("measuring on the virtual bench '" + file.bench().name() + "', seed " + used);
            RunResult result = new CampaignRun(file, store, err).on(session, used);
            CampaignRun.requireDone(result);
            long measured = System.nanoTime();
            err.println("fitting");
            try (RunStore runs = RunStore.open(store)) {
                StoredRun run = runs.run(result.run());
                RunFits fits = RunFits.of(run);
                fits.store(runs);
                DeviceCard card = fits.onto(DeviceCard.forDevice(file.bench().name()));
                Summary summary = Summary.of(card, truth(session), used);
                long fitted = System.nanoTime();
                SigmoidMlpResult network = training.train(card, used);
                long trained = System.nanoTime();
                var durations =
                        new Durations(seconds(begin, measured), seconds(measured, fitted), seconds(fitted, trained));
                write(new Found(run, fits, summary, card, network), durations, json);
            }
        }
        return ExitStatus.DONE;
    }

    private static double seconds(long from, long to) {
        return Duration.ofNanos(to - from).toMillis() / 1000.0;
    }

    /** The store of an earlier demo in the same folder: this one begins with run r0001 again. */
    private static void removeFormer(Path store) {
        try {
            for (String end : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(store.resolve(RunStore.FILE_NAME + end));
            }
        } catch (IOException e) {
            throw new InvalidInput(
                    "cannot replace the store of an earlier demo in " + store + ": " + e.getMessage(), e);
        }
    }

    private static io.mtjlab.app.summary.SummaryRow.Truth truth(BenchSession session) {
        ControlClient control =
                session.control().orElseThrow(() -> new IllegalStateException("a virtual bench has a control socket"));
        return (name, conditions) -> truth(control, name, conditions);
    }

    private static OptionalDouble truth(ControlClient control, String name, Map<String, Object> conditions) {
        try {
            return OptionalDouble.of(control.truth(name, conditions));
        } catch (RpcError e) {
            if (String.valueOf(e.getMessage()).contains("no truth for")) {
                return OptionalDouble.empty(); // a number that depends on how it was measured, such as a raw TMR
            }
            throw e;
        }
    }

    private void write(Found found, Durations durations, boolean json) {
        try {
            Files.writeString(out.resolve("summary.json"), found.summary().toJson());
            Files.writeString(out.resolve("card.json"), found.card().toJson());
            Files.writeString(out.resolve("network.json"), found.network().toJson());
            Files.writeString(out.resolve("report.html"), ReportPage.of(new DemoReport(found, durations).compose()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write into " + out + ": " + e.getMessage(), e);
        }
        if (json) {
            console.print(found.summary().toJson());
        } else {
            new DemoTable(found, durations).print(console, out.resolve("report.html"));
        }
    }
}
