package io.mtjlab.base.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of the lab. Whatever waits, integrates, settles or stamps asks this clock and no other, so that the same
 * code runs at the bench ({@link RealClock}), at a factor of it ({@link ScaledClock}), or in a discrete-event
 * simulation where time moves only when everybody waits ({@link DrivenClock}).
 */
public interface LabClock {

    /** Lab time since {@link #epoch()}, in nanoseconds. Never falls. */
    long nanos();

    /** What {@link #nanos()} counts from. */
    Instant epoch();

    /** Waits until lab time has reached {@code nanos}; returns at once when it has. */
    void sleepUntil(long nanos) throws InterruptedException;

    default void sleep(Duration duration) throws InterruptedException {
        sleepUntil(nanos() + duration.toNanos());
    }

    default Instant instant() {
        return epoch().plusNanos(nanos());
    }

    /** Lab time since the epoch in seconds, for arithmetic in physics. */
    default double seconds() {
        return nanos() * 1e-9;
    }

    /**
     * Runs something that blocks on the world outside the clock, such as the read of a socket. On a driven clock the
     * caller counts as waiting meanwhile; elsewhere this just calls.
     */
    default <T, E extends Exception> T whileWaiting(Wait<T, E> wait) throws E {
        return wait.await();
    }

    /**
     * Makes the calling thread one of those that time waits for on a driven clock, until the returned handle is
     * closed. Roles order what happens at the same instant.
     */
    default Participation participate(String role) {
        return () -> {};
    }

    /** True when time moves only by agreement, so that a night of lab time passes in seconds. */
    default boolean driven() {
        return false;
    }

    /**
     * The next moment at which something on the bench may happen that nobody sleeps for, such as an instrument's
     * operation that comes to its end; {@link Long#MAX_VALUE} when there is none, or time runs freely. Who waits for an
     * event on a driven clock sleeps until then and looks.
     */
    default long nextEventNanos() {
        return Long.MAX_VALUE;
    }

    /** A call that blocks. */
    @FunctionalInterface
    interface Wait<T, E extends Exception> {
        T await() throws E;
    }

    /** One thread's part in the clock. */
    @FunctionalInterface
    interface Participation extends AutoCloseable {
        @Override
        void close();
    }
}
