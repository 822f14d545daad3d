package io.mtjlab.app.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.bench.BenchSession;
import io.mtjlab.app.bench.CampaignFile;
import io.mtjlab.app.bench.CampaignRun;
import io.mtjlab.app.fits.RunFits;
import io.mtjlab.app.summary.Summary;
import io.mtjlab.app.summary.SummaryRow;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.fixtures.lab.control.RpcError;

/**
 * A campaign measured on a virtual bench as {@code run} does it, fitted from the store, and laid beside what the device
 * really is, which only the control socket tells, afterwards.
 *
 * @param measuringSeconds of real time. For people; no data file holds it
 * @param fittingSeconds likewise
 */
record Characterisation(
        StoredRun run, RunFits fits, DeviceCard card, Summary summary, double measuringSeconds, double fittingSeconds) {

    /** @param use may read the run, whose store is open meanwhile */
    static void on(CampaignFile file, Path store, OptionalLong seed, PrintWriter err, Consumer<Characterisation> use) {
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
                use.accept(new Characterisation(
                        run, fits, card, summary, 1e-9 * (measured - begin), 1e-9 * (fitted - measured)));
            }
        }
    }

    private static SummaryRow.Truth truth(BenchSession session) {
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
}
