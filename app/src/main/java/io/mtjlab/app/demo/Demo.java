package io.mtjlab.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.bench.CampaignFile;
import io.mtjlab.app.bench.Interruption;
import io.mtjlab.app.report.ReportPage;
import io.mtjlab.base.error.InvalidInput;
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

    /**
     * Everything that the report is made of.
     *
     * @param networkSeconds of real time. For people; no data file holds it
     */
    record Found(Characterisation device, SigmoidMlpResult network, double networkSeconds) {
        double allSeconds() {
            return device.measuringSeconds() + device.fittingSeconds() + networkSeconds;
        }
    }

    public int run(boolean json) throws InterruptedException {
        CampaignFile file = CampaignFile.find(campaign, Optional.empty());
        if (!file.bench().virtual()) {
            throw new InvalidInput(
                    file.bench().yaml().file() + ": the demo compares with the truth, which only a virtual"
                            + " bench has; on a real one: mtjlab run, mtjlab card");
        }
        DemoNetwork training = new DemoNetwork(data, epochs, err);
        training.requireData();
        return Interruption.during(() -> work(file, training, json), err);
    }

    private int work(CampaignFile file, DemoNetwork training, boolean json) {
        Path store = out.resolve("store");
        removeFormer(store);
        Characterisation.on(file, store, seed, err, found -> {
            long fitted = System.nanoTime();
            SigmoidMlpResult network =
                    training.train(found.card(), found.summary().seed());
            write(new Found(found, network, 1e-9 * (System.nanoTime() - fitted)), json);
        });
        return ExitStatus.DONE;
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

    private void write(Found found, boolean json) {
        try {
            Files.writeString(
                    out.resolve("summary.json"), found.device().summary().toJson());
            Files.writeString(out.resolve("card.json"), found.device().card().toJson());
            Files.writeString(out.resolve("network.json"), found.network().toJson());
            Files.writeString(out.resolve("report.html"), ReportPage.of(new DemoReport(found).compose()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write into " + out + ": " + e.getMessage(), e);
        }
        if (json) {
            console.print(found.device().summary().toJson());
        } else {
            new DemoTable(found).print(console, out.resolve("report.html"));
        }
    }
}
