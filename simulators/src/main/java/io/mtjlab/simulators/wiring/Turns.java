package io.mtjlab.simulators.wiring;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Long work under the bench's lock, on a clock that runs freely: whoever waits for the lock gets it every {@value
 * #SLICE_NANOS} ns, and the work goes on behind him. The lock has to be a fair one, or else he who gave it away would
 * have it back before the other wakes up.
 */
final class Turns {

    private static final long SLICE_NANOS = 2_000_000;

    private final ReentrantLock lock;
    private long since;

    /** @param lock held by the one who works */
    Turns(ReentrantLock lock) {
        this.lock = lock;
    }

    void begin() {
        since = System.nanoTime();
    }

    /** True when somebody waits and this turn has been long enough. */
    boolean over() {
        return System.nanoTime() - since > SLICE_NANOS && lock.hasQueuedThreads() && lock.isHeldByCurrentThread();
    }

    /** Lets the others have theirs; returns holding the lock as before. */
    void next() {
        int held = lock.getHoldCount();
        for (int i = 0; i < held; i++) {
            lock.unlock();
        }
        for (int i = 0; i < held; i++) {
            lock.lock();
        }
        begin();
    }
}
