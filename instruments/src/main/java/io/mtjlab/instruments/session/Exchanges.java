package io.mtjlab.instruments.session;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * One exchange after the other, whichever thread wants it, each with its deadline, and a link that is clean behind it or
 * not used again.
 *
 * <p>Waiting, be it for bytes or for another thread's exchange, happens inside {@link LabClock#whileWaiting}, so that
 * a driven clock moves on while a virtual instrument takes its time.
 */
final class Exchanges {

    /** Stands for the command where none is sent. */
    static final String READ = "(read)";

    private final String role;
    private final ResourceString resource;
    private final LabClock clock;
    private final SessionOptions options;
    private final boolean tapped;
    private final long turnaroundNanos;
    private final Outgoing outgoing;
    private final ConnectionKeeper keeper;
    private final ReentrantLock exchanging = new ReentrantLock();

    /** A question was written, and its answer not yet read. */
    private boolean unread;

    Exchanges(String role, ResourceString resource, LabClock clock, SessionOptions options, ConnectionKeeper keeper) {
        this.role = role;
        this.resource = resource;
        this.clock = clock;
        this.options = options;
        this.tapped = options.tap() != WireTap.NONE;
        this.turnaroundNanos = options.turnaround().toNanos();
        this.outgoing = new Outgoing(options.terminator());
        this.keeper = keeper;
    }

    /** Takes an answer out of what arrives. */
    @FunctionalInterface
    interface Answer<T> {
        T take(Incoming from) throws IOException;
    }

    /** Something beside the messages. */
    @FunctionalInterface
    interface Operation<T> {
        T on(Link link) throws IOException;
    }

    /** Something beside the messages that answers nothing. */
    @FunctionalInterface
    interface Act {
        void on(Link link) throws IOException;
    }

    /**
     * @param command {@link #READ} when nothing is to be sent
     * @param block what follows the command; null for nothing
     * @param answer null when nothing is to be received
     */
    @SuppressWarnings("NullAway") // a write has no answer, and nobody looks at what it returns
    <T> T run(String command, byte @Nullable [] block, Duration timeout, @Nullable Answer<T> answer) {
        boolean sends = command != READ; // the instance, whatever a command's text may be
        enter();
        try {
            if (unread && sends && answer != null) {
                keeper.spoil(); // the answer to a question that was only written must not be taken for this one's
            }
            Connection open = keeper.ready();
            unread = answer == null && (unread || command.indexOf('?') >= 0);
            Incoming incoming = open.incoming();
            long start = System.nanoTime();
            try {
                begin(open, start, timeout);
                incoming.begin(sends && answer != null);
                if (sends) {
                    outgoing.send(open.link(), command, block);
                }
                T result = answer == null ? null : receive(incoming, answer);
                incoming.end();
                end(open);
                if (tapped) {
                    tap(sends ? Outgoing.told(command, block) : "", incoming.arrived());
                }
                return result;
            } catch (IOException | RuntimeException e) {
                throw failed(open, e, what(Outgoing.told(command, block), incoming.arrived(), start), timeout);
            }
        } finally {
            exchanging.unlock();
        }
    }

    void command(String name, Duration timeout, Act act) {
        operate(name, timeout, link -> {
            act.on(link);
            return "";
        });
    }

    <T> T operate(String name, Duration timeout, Operation<T> operation) {
        enter();
        try {
            Connection open = keeper.ready();
            long start = System.nanoTime();
            try {
                begin(open, start, timeout);
                T result = clock.whileWaiting(() -> operation.on(open.link()));
                end(open);
                tap(name, result instanceof Integer number ? number.toString() : "");
                return result;
            } catch (IOException | RuntimeException e) {
                throw failed(open, e, what(name, "", start), timeout);
            }
        } finally {
            exchanging.unlock();
        }
    }

    private static void begin(Connection open, long startNanos, Duration timeout) {
        long deadlineNanos = startNanos + timeout.toNanos();
        open.deadline().start(deadlineNanos);
        open.link().begin(deadlineNanos);
    }

    private static void end(Connection open) throws IOException {
        if (open.deadline().stop()) {
            throw new SocketTimeoutException("time was up when the last byte arrived");
        }
    }

    private LinkException failed(Connection open, Exception e, LinkException.Exchange what, Duration timeout) {
        boolean expired = open.deadline().stop();
        LinkException failure = LinkException.of(e, expired || e instanceof SocketTimeoutException, what, timeout);
        if (!(failure instanceof LinkUnsupported || failure instanceof LinkLocked)) {
            keeper.spoil();
        }
        if (tapped) {
            options.tap().failed(role, clock.nanos(), what.command(), what.arrived(), failure);
        }
        return failure;
    }

    LinkException.Exchange what(String command, String arrived, long startNanos) {
        return new LinkException.Exchange(
                role, resource.toString(), command, arrived, Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private void tap(String sent, String received) {
        options.tap().exchanged(role, clock.nanos(), sent, received);
    }

    private <T> T receive(Incoming incoming, Answer<T> answer) throws IOException {
        if (turnaroundNanos > 0) {
            turnAround();
        }
        return clock.whileWaiting(() -> answer.take(incoming));
    }

    private void turnAround() {
        try {
            clock.sleepUntil(clock.nanos() + turnaroundNanos);
        } catch (InterruptedException e) {
            // The answer is on its way and must be taken, or the link is lost: whoever interrupted can wait for that.
            Thread.currentThread().interrupt();
        }
    }

    /** Another thread's exchange may need lab time to pass, so waiting for it counts as waiting. */
    private void enter() {
        if (!exchanging.tryLock()) {
            clock.whileWaiting(() -> {
                exchanging.lock();
                return role;
            });
        }
    }

    /** @param offered whether the link knows a device clear; else it is begun anew */
    void clear(boolean offered) {
        enter();
        try {
            unread = false;
            if (offered) {
                command("(device clear)", options.timeout(), Link::clear);
                return;
            }
            keeper.spoil();
            keeper.ready();
            tap("(device clear)", "");
        } finally {
            exchanging.unlock();
        }
    }

    /** Once the present exchange is over. */
    void close() {
        enter();
        try {
            keeper.close();
        } finally {
            exchanging.unlock();
        }
    }
}
