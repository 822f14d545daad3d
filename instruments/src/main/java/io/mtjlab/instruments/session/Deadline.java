package io.mtjlab.instruments.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When what a link is doing must be over. First the link is asked to come back ({@link Link#expire}), and when it has
 * not two seconds later, it is closed.
 *
 * <p>Belongs to the thread of the exchange; the watchdog looks at it.
 */
final class Deadline {

    private static final long NONE = Long.MIN_VALUE;
    private static final long EXPIRED = Long.MIN_VALUE + 1;

    private static final long TO_COME_BACK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Runnable expire;
    private final Runnable close;
    private final long graceNanos;

    /** On the scale of {@link System#nanoTime}; or one of the two above. */
    private final AtomicLong dueNanos = new AtomicLong(NONE);

    /** When the watchdog found that time was up; only the watchdog uses it. */
    private long foundNanos;

    Deadline(Link link) {
        this(link::expire, link::close, link.grace().toNanos());
    }

    Deadline(Runnable expire, Runnable close, long graceNanos) {
        this.expire = expire;
        this.close = close;
        this.graceNanos = graceNanos;
        Watchdog.SHARED.watch(this);
    }

    void start(long deadlineNanos) {
        dueNanos.set(deadlineNanos + graceNanos);
    }

    /** It is over, one way or the other. Returns true when time had been up before. */
    boolean stop() {
        boolean expired = dueNanos.getAndSet(NONE) == EXPIRED;
        if (expired) {
            awaitWatchdog();
        }
        return expired;
    }

    /** What the watchdog does to the link on account of this exchange must not hit the next one. */
    private synchronized void awaitWatchdog() {}

    boolean expired() {
        return dueNanos.get() == EXPIRED;
    }

    /** Called by the watchdog. */
    synchronized void look(long nowNanos) {
        long due = dueNanos.get();
        if (due == EXPIRED) {
            if (nowNanos - foundNanos > TO_COME_BACK_NANOS) {
                close.run();
            }
        } else if (due != NONE && nowNanos - due >= 0 && dueNanos.compareAndSet(due, EXPIRED)) {
            foundNanos = nowNanos;
            expire.run();
        }
    }

    /** Nobody needs to look any more. */
    void release() {
        Watchdog.SHARED.release(this);
    }
}
