package io.mtjlab.app.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredFit;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.app.fits.RunFits;

/**
 * Fits each unit when it is complete, on one thread of its own that the measurement never waits for. Where units come
 * faster than they are fitted, the oldest of those that wait go without; the fits at the end of the run have them all.
 */
final class LiveFits implements RunListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFits.class);

    private static final int MOST_WAITING = 16;

    private final Path store;
    private final BiConsumer<String, StoredFit> told;
    private final ThreadPoolExecutor background = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> {
                Thread thread = new Thread(task, "live-fits");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardOldestPolicy());
    private volatile String run = "";

    /**
     * @param store that the run goes to
     * @param told the unit's address and its fit, on a thread of this
     */
    LiveFits(Path store, BiConsumer<String, StoredFit> told) {
        this.store = store;
        this.told = told;
    }

    @Override
    public void runBegins(String id) {
        run = id;
    }

    @Override
    public void unitDone(String address, UnitSpec unit) {
        String step = address.substring(0, address.length() - unit.key().length() - 1);
        background.execute(() -> alone(() -> fit(address, step, unit.key())));
    }

    @Override
    public void runEnded(RunResult result) {
        background.getQueue().clear(); // the whole run is fitted now, or it ended badly
    }

    /** What a fit does in parallel stays on one core, too. */
    private static void alone(Runnable work) {
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            one.submit(work).join();
        } finally {
            one.shutdown();
        }
    }

    private void fit(String address, String step, String key) {
        try (RunStore runs = RunStore.openReadOnly(store)) {
            StoredRun stored = runs.run(run);
            List<StoredFit> fits = stored.completeUnit(step, key)
                    .map(unit -> RunFits.documents(stored, unit))
                    .orElse(List.of());
            fits.forEach(fit -> told.accept(address, fit));
        } catch (RuntimeException e) { // a unit that says nothing by itself may do so among the others
            LOG.debug("{} is not fitted while the run goes on: {}", address, e.getMessage());
        }
    }

    /** Ends with the fit that is being made. */
    @Override
    public void close() {
        background.getQueue().clear();
        background.shutdown();
        boolean interrupted = false;
        while (!background.isTerminated()) {
            try {
                background.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
