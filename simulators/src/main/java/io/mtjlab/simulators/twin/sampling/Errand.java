package io.mtjlab.simulators.twin.sampling;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.twin.Post;

/** What an instrument does by itself, from one moment of lab time to the next, on a thread that takes part in that time. */
public final class Errand {

    /** One step, under the bench's lock. */
    @FunctionalInterface
    public interface Step {
        /** @return when the next step is due; {@link Long#MAX_VALUE} for never */
        long go();
    }

    private Errand() {}

    /**
     * The first step is made at once. From here on time does not pass by any step: the thread takes part before this
     * returns.
     *
     * @param what it does, in a word
     */
    public static void begin(Post post, String what, Step step) {
        LabClock clock = post.wires().clock();
        CountDownLatch takesPart = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try (LabClock.Participation me = clock.participate(post.role() + " " + what)) {
                        takesPart.countDown();
                        for (long next = locked(post, step); next < Long.MAX_VALUE; next = locked(post, step)) {
                            clock.sleepUntil(next);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                what + "-" + post.role());
        thread.setDaemon(true);
        thread.start();
        try {
            takesPart.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long locked(Post post, Step step) {
        ReentrantLock bench = post.wires().lock();
        bench.lock();
        try {
            return step.go();
        } finally {
            bench.unlock();
        }
    }
}
