package io.mtjlab.instruments.session;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * Has a connection ready that nothing of an earlier exchange can arrive on. After a failed exchange that takes either
 * the link's own means or a fresh connection; it is done when the next exchange comes, and not before, so that the
 * failure is told at once. Used by the thread that has the exchange.
 */
final class ConnectionKeeper {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String role;
    private final ResourceString resource;
    private final Link.Connector connector;
    private final LabClock clock;
    private final SessionOptions options;

    private @Nullable Connection connection;
    private boolean spoilt;
    private boolean locked;
    private boolean closed;

    ConnectionKeeper(
            String role, ResourceString resource, Link.Connector connector, LabClock clock, SessionOptions options) {
        this.role = role;
        this.resource = resource;
        this.connector = connector;
        this.clock = clock;
        this.options = options;
    }

    Connection ready() {
        if (closed) {
            throw new IllegalStateException("the session of " + role + " is closed");
        }
        Connection open = connection;
        return open != null && !spoilt ? open : renew();
    }

    /** The last exchange failed, and something of it may still arrive. */
    void spoil() {
        spoilt = true;
    }

    /** Whether the session holds the instrument's lock, which goes down with a connection. */
    void locked(boolean nowLocked) {
        locked = nowLocked;
    }

    private Connection renew() {
        Connection old = connection;
        if (old != null) {
            if (resynchronised(old)) {
                spoilt = false;
                return old;
            }
            drop();
        }
        Connection fresh = connect();
        connection = fresh;
        if (spoilt) {
            // The instrument may still be at the old exchange, for a connection is not all that there is of it.
            resynchronised(fresh);
            spoilt = false;
        }
        return fresh;
    }

    private Connection connect() {
        long start = System.nanoTime();
        try {
            Link link = clock.whileWaiting(() -> connector.connect(options));
            Connection fresh = new Connection(link, options.terminator().last());
            try {
                within(fresh, options.connectTimeout(), Link::open);
                if (locked) {
                    within(fresh, options.timeout(), open -> open.lock(Duration.ZERO));
                }
                return fresh;
            } catch (IOException | RuntimeException e) {
                fresh.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            LinkException.Exchange what = new LinkException.Exchange(
                    role, resource.toString(), "", "", Duration.ofNanos(System.nanoTime() - start));
            if (e instanceof SocketTimeoutException) {
                throw new LinkTimeout(
                        what, "no connection within " + options.connectTimeout().toMillis() + " ms", e);
            }
            if (e instanceof LinkFailure failure && failure.kind() == LinkFailure.Kind.LOCKED) {
                String before = locked ? "the lock was lost with the connection before" : "no connection";
                locked = false;
                throw new LinkLocked(what, before + ": " + e.getMessage(), e);
            }
            throw new LinkRefused(what, "no connection: " + e.getMessage(), e);
        }
    }

    private boolean resynchronised(Connection open) {
        boolean[] clean = new boolean[1];
        try {
            within(open, options.connectTimeout(), link -> clean[0] = link.resynchronise());
        } catch (IOException e) {
            return false;
        }
        return clean[0];
    }

    /** Something with the link beside exchanges. */
    @FunctionalInterface
    private interface Step {
        void on(Link link) throws IOException;
    }

    private void within(Connection open, Duration timeout, Step step) throws IOException {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        open.deadline().start(deadlineNanos);
        IOException failure = null;
        try {
            open.link().begin(deadlineNanos);
            clock.whileWaiting(() -> {
                step.on(open.link());
                return role;
            });
        } catch (IOException e) {
            failure = e;
        }
        if (open.deadline().stop()) {
            throw new SocketTimeoutException("time was up");
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void drop() {
        Connection old = connection;
        if (old != null) {
            old.close();
            connection = null;
        }
    }

    void close() {
        Connection open = connection;
        if (!closed && open != null && !spoilt) {
            try {
                within(open, FAREWELL, Link::quit);
            } catch (IOException e) {
                // The other side will notice that the connection is gone.
            }
        }
        closed = true;
        drop();
    }
}
