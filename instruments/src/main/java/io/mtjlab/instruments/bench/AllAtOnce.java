package io.mtjlab.instruments.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import io.mtjlab.base.time.LabClock;

/**
 * The same work for every instrument of a bench, each in a thread of its own, so that a slow one keeps no other waiting.
 * On a driven clock all of them take part before the first begins: lab time then passes as it would for the slowest, and
 * whatever happens at one instant is ordered by role.
 */
public final class AllAtOnce {

    private AllAtOnce() {}

    /**
     * @return the results in the order of {@code roles}, once all have ended
     * @throws RuntimeException the first failure in that order, with the others suppressed in it
     */
    public static <T> Map<String, T> forEach(Collection<String> roles, LabClock clock, Function<String, T> work) {
        CountDownLatch ready = new CountDownLatch(roles.size());
        Map<String, Future<T>> working = new LinkedHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, roles.size()));
        try {
            for (String role : roles) {
                working.put(role, pool.submit(() -> {
                    try (LabClock.Participation part = clock.participate(role)) {
                        ready.countDown();
                        ready.await();
                        return work.apply(role);
                    }
                }));
            }
            return clock.whileWaiting(() -> collect(working));
        } finally {
            pool.shutdown();
        }
    }

    private static <T> Map<String, T> collect(Map<String, Future<T>> working) {
        Map<String, T> results = new LinkedHashMap<>();
        RuntimeException failure = null;
        for (Map.Entry<String, Future<T>> each : working.entrySet()) {
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
