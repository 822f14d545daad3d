package io.mtjlab.instruments.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

import io.mtjlab.base.time.LabClock;

/**
 * The same work for every instrument of a bench, each in a thread of its own, so that a slow one keeps no other waiting.
 *
 * <p>On a driven clock one after the other, on the calling thread. Two threads whose replies are on their way at once
 * would otherwise go on in whatever order the machine wakes them, and while one has not woken yet, the other's sleep
 * moves the time: the same seed would give other stamps.
 */
public final class AllAtOnce {

    private AllAtOnce() {}

    /**
     * @return the results in the order of {@code roles}, once all have ended
     * @throws RuntimeException the first failure in that order, with the others suppressed in it
     */
    public static <T> Map<String, T> forEach(Collection<String> roles, LabClock clock, Function<String, T> work) {
        Map<String, FutureTask<T>> tasks = new LinkedHashMap<>();
        roles.forEach(role -> tasks.put(role, new FutureTask<>(() -> work.apply(role))));
        if (clock.driven()) {
            tasks.values().forEach(FutureTask::run);
            return collect(tasks);
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, roles.size()));
        try {
            tasks.values().forEach(pool::execute);
            return clock.whileWaiting(() -> collect(tasks));
        } finally {
            pool.shutdown();
        }
    }

    private static <T> Map<String, T> collect(Map<String, FutureTask<T>> working) {
        Map<String, T> results = new LinkedHashMap<>();
        RuntimeException failure = null;
        for (Map.Entry<String, FutureTask<T>> each : working.entrySet()) {
            try {
                results.put(each.getKey(), each.getValue().get());
            } catch (ExecutionException e) {
                RuntimeException cause = e.getCause() instanceof RuntimeException fault
                        ? fault
                        : new IllegalStateException(each.getKey() + " failed", e.getCause());
                if (failure == null) {
                    failure = cause;
                } else {
                    failure.addSuppressed(cause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + each.getKey(), e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }
}
