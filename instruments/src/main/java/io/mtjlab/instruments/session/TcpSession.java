package io.mtjlab.instruments.session;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.visa.TcpSocketResource;

/**
 * A session over a raw TCP connection.
 *
 * <p>After a failed exchange the connection is dropped and the next exchange opens a fresh one. Draining instead would
 * have to guess how long a late answer may still be on its way; on a new connection it cannot arrive at all.
 *
 * <p>Waiting, be it for bytes or for another thread's exchange, happens inside {@link LabClock#whileWaiting}, so that
 * a driven clock moves on while a virtual instrument takes its time.
 */
public final class TcpSession implements Session {

    private final String role;
    private final TcpSocketResource resource;
    private final LabClock clock;
    private final SessionOptions options;
    private final boolean tapped;
    private final long turnaroundNanos;
    private final ReentrantLock exchanging = new ReentrantLock();

    private @Nullable TcpLink link;
    private boolean closed;

    private TcpSession(String role, TcpSocketResource resource, LabClock clock, SessionOptions options) {
        this.role = role;
        this.resource = resource;
        this.clock = clock;
        this.options = options;
        this.tapped = options.tap() != WireTap.NONE;
        this.turnaroundNanos = options.turnaround().toNanos();
    }

    /** Connects; sends nothing. */
    public static TcpSession open(String role, TcpSocketResource resource, LabClock clock, SessionOptions options) {
        TcpSession session = new TcpSession(role, resource, clock, options);
        session.link = session.connect();
        return session;
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public TcpSocketResource resource() {
        return resource;
    }

    @Override
    public LabClock clock() {
        return clock;
    }

    @Override
    public Duration timeout() {
        return options.timeout();
    }

    @Override
    public void write(String command) {
        exchange(command, options.timeout(), null);
    }

    @Override
    public String query(String command, Duration timeout) {
        return exchange(command, timeout, TcpLink::readLine);
    }

    @Override
    public List<String> queryLines(String command, int lines) {
        return exchange(command, options.timeout(), from -> {
            List<String> answers = new ArrayList<>(lines);
            for (int i = 0; i < lines; i++) {
                answers.add(from.readLine());
            }
            return answers;
        });
    }

    @Override
    public double queryDouble(String command) {
        return exchange(command, options.timeout(), TcpLink::readDouble);
    }

    @Override
    public double[] queryDoubles(String command, Duration timeout) {
        return exchange(command, timeout, TcpLink::readDoubles);
    }

    @Override
    public byte[] queryBlock(String command, Duration timeout) {
        return exchange(command, timeout, TcpLink::readBlock);
    }

    /** Takes an answer off the link. */
    @FunctionalInterface
    private interface Answer<T> {
        T read(TcpLink link) throws IOException;
    }

    @SuppressWarnings("NullAway") // a write has no answer, and nobody looks at what it returns
    private <T> T exchange(String command, Duration timeout, @Nullable Answer<T> answer) {
        lock();
        try {
            TcpLink open = link();
            long start = System.nanoTime();
            try {
                open.begin(start, timeout.toNanos());
                open.send(command);
                T result = answer == null ? null : receive(open, answer);
                open.end();
                if (tapped) {
                    options.tap().exchanged(role, clock.nanos(), command, open.arrived());
                }
                return result;
            } catch (IOException | RuntimeException e) {
                boolean expired = open.expired();
                drop();
                throw failure(expired, e, command, open, timeout, Duration.ofNanos(System.nanoTime() - start));
            }
        } finally {
            exchanging.unlock();
        }
    }

    private <T> T receive(TcpLink open, Answer<T> answer) throws IOException {
        if (turnaroundNanos > 0) {
            turnAround();
        }
        return clock.whileWaiting(() -> answer.read(open));
    }

    private void turnAround() throws IOException {
        try {
            clock.sleepUntil(clock.nanos() + turnaroundNanos);
        } catch (InterruptedException e) {
            // The answer is on its way and must be taken, or the link is lost: whoever interrupted can wait for that.
            Thread.currentThread().interrupt();
        }
    }

    /** Another thread's exchange may need lab time to pass, so waiting for it counts as waiting. */
    private void lock() {
        if (!exchanging.tryLock()) {
            clock.whileWaiting(() -> {
                exchanging.lock();
                return role;
            });
        }
    }

    private TcpLink link() {
        if (closed) {
            throw new IllegalStateException("the session of " + role + " is closed");
        }
        TcpLink open = link;
        if (open == null) {
            open = connect();
            link = open;
        }
        return open;
    }

    private TcpLink connect() {
        long start = System.nanoTime();
        try {
            return clock.whileWaiting(() -> TcpLink.connect(resource, options));
        } catch (IOException | RuntimeException e) {
            LinkException.Exchange what = new LinkException.Exchange(
                    role, resource.toString(), "", "", Duration.ofNanos(System.nanoTime() - start));
            if (e instanceof SocketTimeoutException) {
                throw new LinkTimeout(
                        what, "no connection within " + options.connectTimeout().toMillis() + " ms", e);
            }
            throw new LinkRefused(what, "no connection: " + e.getMessage(), e);
        }
    }

    private LinkException failure(
            boolean expired, Exception e, String command, TcpLink open, Duration timeout, Duration elapsed) {
        LinkException.Exchange what =
                new LinkException.Exchange(role, resource.toString(), command, open.arrived(), elapsed);
        if (expired || e instanceof SocketTimeoutException) {
            return new LinkTimeout(what, "no complete answer within " + timeout.toMillis() + " ms", e);
        }
        if (e instanceof TcpLink.NotAnAnswer || e instanceof NumberFormatException) {
            return new LinkGarbage(what, String.valueOf(e.getMessage()), e);
        }
        return new LinkClosed(what, "the connection ended: " + e.getMessage(), e);
    }

    private void drop() {
        if (link != null) {
            link.close();
            link = null;
        }
    }

    @Override
    public void close() {
        lock();
        try {
            closed = true;
            drop();
        } finally {
            exchanging.unlock();
        }
    }

    @Override
    public String toString() {
        return role + " at " + resource;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
