package io.mtjlab.instruments.testing.peer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** Runs the script for the messages of one client one after the other, until a device clear breaks them off. */
final class ScriptRunner {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(body -> {
        Thread thread = new Thread(body, "peer-script");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger era = new AtomicInteger();
    private volatile @Nullable Future<?> running;

    /** Runs a message's part of the script. */
    @FunctionalInterface
    interface Part {
        void run() throws Exception;
    }

    int era() {
        return era.get();
    }

    void run(Part part) {
        running = executor.submit(() -> {
            part.run();
            return null;
        });
    }

    /** From now on, what belongs to an earlier era is void. */
    void clear() {
        era.incrementAndGet();
        Future<?> broken = running;
        if (broken != null) {
            broken.cancel(true);
        }
    }

    /** @throws InterruptedException when a device clear has come since the era */
    void mustStillBe(int then) throws InterruptedException {
        if (era.get() != then) {
            throw new InterruptedException("cleared");
        }
    }

    void close() {
        executor.shutdownNow();
    }
}
