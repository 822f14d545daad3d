package io.mtjlab.simulators.server;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.mtjlab.base.time.LabClock;

/**
 * Lab time as one instrument lives it. Its serving thread works under the bench's lock; while a command takes time it
 * gives the lock away and takes part in the clock under the instrument's role.
 */
public final class LabTime {

    private final String role;
    private final LabClock clock;
    private final ReentrantLock bench;
    private volatile boolean asleep;

    /** @param bench guards everything that the instruments of a bench share */
    public LabTime(String role, LabClock clock, ReentrantLock bench) {
        this.role = role;
        this.clock = clock;
        this.bench = bench;
    }

    public LabClock clock() {
        return clock;
    }

    public ReentrantLock bench() {
        return bench;
    }

    public long nanos() {
        return clock.nanos();
    }

    /** True while a command sleeps: what waits on the wire meanwhile is not for now. */
    public boolean asleep() {
        return asleep;
    }

    /** What another instrument does on this one's thread. */
    @FunctionalInterface
    public interface Errand {
        String run() throws InterruptedException;
    }

    /** Has another instrument work, which may sleep; this one waits for it as if it slept itself. */
    public String whileAnotherWorks(Errand errand) throws InterruptedException {
        try (LabClock.Participation me = clock.participate(role)) {
            asleep = true;
            try {
                return errand.run();
            } finally {
                asleep = false;
            }
        }
    }

    /**
     * Sleeps until something is done that may put its end off when it comes to it. It is worked out piece by piece, and
     * others have their turn between two of them: a day of readings takes a driven clock no time, and the computer some.
     *
     * @param end when it is done, as far as is known
     * @param pieceNanos how much is worked out at once
     * @param catchUp works out what has happened by now
     */
    public void sleepToEnd(LongSupplier end, long pieceNanos, Runnable catchUp) throws InterruptedException {
        long last = Long.MIN_VALUE;
        for (long next = end.getAsLong(); next > last; next = end.getAsLong()) {
            long now = nanos();
            boolean far = next - now > pieceNanos;
            sleepUntil(far ? now + pieceNanos : next);
            catchUp.run();
            last = far ? last : next;
        }
    }

    /** Sleeps in lab time without the bench's lock, which the caller may hold; returns holding it as before. */
    public void sleepUntil(long nanos) throws InterruptedException {
        if (nanos <= clock.nanos()) {
            return;
        }
        int held = bench.getHoldCount();
        try (LabClock.Participation me = clock.participate(role)) {
            for (int i = 0; i < held; i++) {
                bench.unlock();
            }
            asleep = true;
            try {
                clock.sleepUntil(nanos);
            } finally {
                asleep = false;
                for (int i = 0; i < held; i++) {
                    bench.lock();
                }
            }
        }
    }
}
