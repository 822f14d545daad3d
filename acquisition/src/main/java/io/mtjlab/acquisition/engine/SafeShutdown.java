package io.mtjlab.acquisition.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.base.time.LabClock;

/**
 * Makes outputs safe: all of them, in their order, whatever the others throw, and asks each afterwards whether it is.
 *
 * <p>It works on a thread of its own that nobody else knows, so that no interrupt of the caller can cut a ramp.
 */
final class SafeShutdown {

    private static final Logger LOG = LoggerFactory.getLogger(SafeShutdown.class);

    private final List<SafeAction> actions;
    private final LabClock clock;

    /** @param actions of one name count once: several procedures may use the same output */
    SafeShutdown(Collection<? extends SafeAction> actions, LabClock clock) {
        Map<String, SafeAction> byName = new TreeMap<>();
        actions.forEach(action -> byName.putIfAbsent(action.name(), action));
        this.actions = byName.values().stream()
                .sorted(Comparator.comparingInt(SafeAction::order).thenComparing(SafeAction::name))
                .toList();
        this.clock = clock;
    }

    /**
     * Returns when every action has had its turn. An interrupt of the caller is kept for afterwards.
     *
     * @param verified told of each name whose instrument says that it is safe
     * @return the others
     */
    List<NotSafe> run(Consumer<String> verified) {
        if (actions.isEmpty()) {
            return List.of();
        }
        List<NotSafe> notSafe = new ArrayList<>();
        CountDownLatch joined = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Thread worker = new Thread(
                () -> {
                    LabClock.Participation part = participate();
                    joined.countDown();
                    try {
                        makeSafe(verified, notSafe);
                    } finally {
                        done.countDown();
                        awaitFully(released);
                        leave(part);
                    }
                },
                "make-safe");
        boolean interrupted = Thread.interrupted();
        worker.start();
        // On a driven clock somebody of us takes part at every moment, so that no time passes between the two.
        interrupted |= awaitFully(joined);
        interrupted |= whileWaiting(done);
        released.countDown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(notSafe);
    }

    /** A clock of another process may be gone with it: the outputs have their turn all the same. */
    private LabClock.Participation participate() {
        try {
            return clock.participate("make-safe");
        } catch (RuntimeException e) {
            LOG.error("making safe without the bench's time: {}", e.getMessage());
            return () -> {};
        }
    }

    private static void leave(LabClock.Participation part) {
        try {
            part.close();
        } catch (RuntimeException e) {
            LOG.debug("the bench's time is gone", e);
        }
    }

    private boolean whileWaiting(CountDownLatch done) {
        try {
            return clock.whileWaiting(() -> awaitFully(done));
        } catch (RuntimeException e) {
            LOG.debug("the bench's time is gone", e);
            return awaitFully(done);
        }
    }

    private void makeSafe(Consumer<String> verified, List<NotSafe> notSafe) {
        Map<String, String> errors = new TreeMap<>();
        for (SafeAction action : actions) {
            attempt(action, errors);
        }
        for (SafeAction action : actions) {
            String why = doubt(action);
            if (why.isEmpty()) {
                if (errors.containsKey(action.name())) {
                    LOG.warn("{} says that it is safe, after an error: {}", action.name(), errors.get(action.name()));
                }
                verified.accept(action.name());
            } else {
                notSafe.add(new NotSafe(action.name(), errors.getOrDefault(action.name(), why)));
            }
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void attempt(SafeAction action, Map<String, String> errors) {
        try {
            action.makeSafe();
        } catch (Throwable e) { // also an Error: the next output must have its turn
            LOG.error("making {} safe: {}", action.name(), e.toString());
            errors.put(action.name(), e.toString());
        }
        Thread.interrupted(); // an action that left its flag set must not cut the next one's ramp
    }

    private static String doubt(SafeAction action) {
        try {
            return action.isSafe() ? "" : "it says that it is not safe";
        } catch (Throwable e) {
            return "it could not be asked: " + e;
        } finally {
            Thread.interrupted();
        }
    }

    /** @return whether an interrupt came meanwhile */
    private static boolean awaitFully(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
