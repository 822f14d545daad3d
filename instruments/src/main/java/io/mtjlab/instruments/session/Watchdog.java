package io.mtjlab.instruments.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Ends what waits too long, for all links of this process. A raw connection it ends by closing the socket.
 *
 * <p>The socket's own time-out would do the same with two more system calls in every read (try, poll, read again),
 * a third of the time of a query on loopback. A closed socket is no loss: a link that timed out is given up anyway.
 */
final class Watchdog {

    static final Watchdog SHARED = new Watchdog();

    /** How late a time-out may be. */
    private static final long TICK_NANOS = 5_000_000;

    private final Set<Deadline> deadlines = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;

    private Watchdog() {}

    synchronized void watch(Deadline deadline) {
        deadlines.add(deadline);
        if (thread == null) {
            Thread started = new Thread(this::patrol, "link-watchdog");
            started.setDaemon(true);
            started.start();
            thread = started;
        }
    }

    void release(Deadline deadline) {
        deadlines.remove(deadline);
    }

    private void patrol() {
        while (anyLeft()) {
            long now = System.nanoTime();
            for (Deadline deadline : deadlines) {
                deadline.look(now);
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private synchronized boolean anyLeft() {
        if (deadlines.isEmpty()) {
            thread = null;
            return false;
        }
        return true;
    }
}
