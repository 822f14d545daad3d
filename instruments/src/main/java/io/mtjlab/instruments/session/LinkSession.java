package io.mtjlab.instruments.session;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * A session over any kind of link: what is the same for all of them. {@link ConnectionKeeper} sees to it that an
 * exchange begins on a clean link, {@link Incoming} takes answers apart.
 *
 * <p>Waiting, be it for bytes or for another thread's exchange, happens inside {@link LabClock#whileWaiting}, so that
 * a driven clock moves on while a virtual instrument takes its time.
 */
public final class LinkSession implements Session {

    /** Stands for the command where none is sent. */
    private static final String READ = "(read)";

    private final String role;
    private final ResourceString resource;
    private final LabClock clock;
    private final SessionOptions options;
    private final boolean tapped;
    private final long turnaroundNanos;
    private final Outgoing outgoing;
    private final ConnectionKeeper keeper;
    private final Set<Link.Feature> features;
    private final ReentrantLock exchanging = new ReentrantLock();

    /** A question was written, and its answer not yet read. */
    private boolean unread;

    private LinkSession(
            String role, ResourceString resource, Link.Connector connector, LabClock clock, SessionOptions options) {
        this.role = role;
        this.resource = resource;
        this.clock = clock;
        this.options = options;
        this.tapped = options.tap() != WireTap.NONE;
        this.turnaroundNanos = options.turnaround().toNanos();
        this.outgoing = new Outgoing(options.terminator());
        this.keeper = new ConnectionKeeper(role, resource, connector, clock, options);
        this.features = keeper.ready().link().features();
    }

    /** Connects; sends nothing that the instrument would notice. */
    public static LinkSession open(
            String role, ResourceString resource, Link.Connector connector, LabClock clock, SessionOptions options) {
        return new LinkSession(role, resource, connector, clock, options);
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public ResourceString resource() {
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
    public void write(String command, Duration timeout) {
        exchange(command, null, timeout, null);
    }

    @Override
    public void writeBlock(String command, byte[] block, Duration timeout) {
        exchange(command, block, timeout, null);
    }

    @Override
    public String query(String command, Duration timeout) {
        return exchange(command, null, timeout, Incoming::line);
    }

    @Override
    public List<String> queryLines(String command, int lines) {
        return exchange(command, null, options.timeout(), from -> {
            List<String> answers = new ArrayList<>(lines);
            for (int i = 0; i < lines; i++) {
                answers.add(from.line());
            }
            return answers;
        });
    }

    @Override
    public double queryDouble(String command, Duration timeout) {
        return exchange(command, null, timeout, Incoming::number);
    }

    @Override
    public double[] queryDoubles(String command, Duration timeout) {
        return exchange(command, null, timeout, Incoming::numbers);
    }

    @Override
    public byte[] queryBlock(String command, Duration timeout) {
        return exchange(command, null, timeout, Incoming::block);
    }

    @Override
    public long queryBlock(String command, Duration timeout, BlockSink sink) {
        return exchange(command, null, timeout, from -> {
            if (!tapped) {
                return from.block(sink);
            }
            byte[] whole = from.block(); // a transcript holds all of it
            sink.accept(whole, 0, whole.length);
            return (long) whole.length;
        });
    }

    @Override
    public double[] queryBinary(String command, BinaryFormat format, ByteOrder order, Duration timeout) {
        return exchange(command, null, timeout, from -> format.decode(from.block(), order));
    }

    @Override
    public byte[] queryRaw(String command, Duration timeout) {
        return exchange(command, null, timeout, Incoming::raw);
    }

    @Override
    public byte[] queryBytes(String command, int count, Duration timeout) {
        return exchange(command, null, timeout, incoming -> incoming.bytes(count));
    }

    @Override
    public String read(Duration timeout) {
        return exchange(READ, null, timeout, Incoming::line);
    }

    @Override
    public int statusByte() {
        return offers(Link.Feature.STATUS_BYTE)
                ? operate("(serial poll)", options.timeout(), Link::statusByte)
                : (int) queryDouble("*STB?", options.timeout());
    }

    @Override
    public boolean awaitServiceRequest(Duration patience) {
        must(Link.Feature.SERVICE_REQUEST);
        Link link = operate("(enable service requests)", options.timeout(), open -> {
            open.enableServiceRequests();
            return open;
        });
        // Outside of the exchange, or nobody could talk to the instrument meanwhile.
        long start = System.nanoTime();
        try {
            if (clock.driven()) {
                return new LabServiceWait(clock, link, () -> (int) queryDouble("*STB?", options.timeout()))
                        .await(patience);
            }
            return clock.whileWaiting(() -> link.awaitServiceRequest(patience));
        } catch (IOException e) {
            throw LinkException.of(e, false, what("(wait for service request)", "", start), patience);
        }
    }

    @Override
    public void clear() {
        enter();
        try {
            unread = false;
            if (offers(Link.Feature.CLEAR)) {
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

    @Override
    public void trigger() {
        if (offers(Link.Feature.TRIGGER)) {
            command("(trigger)", options.timeout(), Link::trigger);
        } else {
            write("*TRG");
        }
    }

    @Override
    public void lock(Duration patience) {
        must(Link.Feature.LOCK);
        command("(lock)", patience.plus(options.timeout()), link -> {
            link.lock(patience);
            keeper.locked(true);
        });
    }

    @Override
    public void unlock() {
        must(Link.Feature.LOCK);
        command("(unlock)", options.timeout(), link -> {
            keeper.locked(false);
            link.unlock();
        });
    }

    @Override
    public void local() {
        must(Link.Feature.REMOTE_LOCAL);
        command("(local)", options.timeout(), Link::local);
    }

    @Override
    public void remote() {
        must(Link.Feature.REMOTE_LOCAL);
        command("(remote)", options.timeout(), Link::remote);
    }

    private boolean offers(Link.Feature feature) {
        return features.contains(feature);
    }

    private void must(Link.Feature feature) {
        if (!offers(feature)) {
            String wanted = "(" + feature.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
            throw LinkException.of(feature.missing(), false, what(wanted, "", System.nanoTime()), options.timeout());
        }
    }

    /** Takes an answer out of what arrives. */
    @FunctionalInterface
    private interface Answer<T> {
        T take(Incoming from) throws IOException;
    }

    /** Something beside the messages. */
    @FunctionalInterface
    private interface Operation<T> {
        T on(Link link) throws IOException;
    }

    /** Something beside the messages that answers nothing. */
    @FunctionalInterface
    private interface Act {
        void on(Link link) throws IOException;
    }

    /**
     * @param command {@link #READ} when nothing is to be sent
     * @param block what follows the command; null for nothing
     * @param answer null when nothing is to be received
     */
    @SuppressWarnings("NullAway") // a write has no answer, and nobody looks at what it returns
    private <T> T exchange(String command, byte @Nullable [] block, Duration timeout, @Nullable Answer<T> answer) {
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

    private void command(String name, Duration timeout, Act act) {
        operate(name, timeout, link -> {
            act.on(link);
            return "";
        });
    }

    private <T> T operate(String name, Duration timeout, Operation<T> operation) {
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

    private LinkException.Exchange what(String command, String arrived, long startNanos) {
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

    @Override
    public void close() {
        enter();
        try {
            keeper.close();
        } finally {
            exchanging.unlock();
        }
    }

    @Override
    public String toString() {
        return role + " at " + resource;
    }
}
