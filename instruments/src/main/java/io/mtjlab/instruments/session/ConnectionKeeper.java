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

    private final String role;
    private final ResourceString resource;
    private final Link.Connector connector;
    private final LabClock clock;
    private final SessionOptions options;

    private @Nullable Connection connection;
    private boolean spoilt;
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
        if (open != null && !spoilt) {
            return open;
        }
        return renew();
    }

    /** The last exchange failed, and something of it may still arrive. */
    void spoil() {
        spoilt = true;
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

    private boolean resynchronised(Connection open) {
        long deadlineNanos = System.nanoTime() + options.connectTimeout().toNanos();
        open.deadline().start(deadlineNanos);
        open.link().begin(deadlineNanos);
        boolean clean;
        try {
            clean = clock.whileWaiting(open.link()::resynchronise);
        } catch (IOException e) {
            clean = false;
        }
        return !open.deadline().stop() && clean;
    }

    private Connection connect() {
        long start = System.nanoTime();
        try {
            return new Connection(
                    clock.whileWaiting(() -> connector.connect(options)),
                    options.terminator().last());
        } catch (IOException | RuntimeException e) {
            LinkException.Exchange what = new LinkException.Exchange(
                    role, resource.toString(), "", "", Duration.ofNanos(System.nanoTime() - start));
            if (e instanceof SocketTimeoutException) {
                throw new LinkTimeout(
                        what, "no connection within " + options.connectTimeout().toMillis() + " ms", e);
            }
            if (e instanceof LinkFailure failure && failure.kind() == LinkFailure.Kind.LOCKED) {
                throw new LinkLocked(what, "no connection: " + e.getMessage(), e);
            }
            throw new LinkRefused(what, "no connection: " + e.getMessage(), e);
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
        closed = true;
        drop();
    }
}
