package io.mtjlab.instruments.session.prologix;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.LinkSettings;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.visa.GpibResource;

/** An instrument on a GPIB bus, through an {@link Adapter} that others on that bus share. */
public final class PrologixLink implements Link {

    private static final int REQUEST_FOR_SERVICE = 64;

    /** How often the bus is looked at while a service request is awaited. */
    private static final Duration LOOK = Duration.ofMillis(20);

    /** A serial poll must not take longer, or the instrument is not there. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private final GpibAddress address;
    private final byte terminator;
    private final Adapter adapter;
    private final AtomicBoolean released = new AtomicBoolean();

    /** A request that was seen by a poll of our own, which took it back; the next status byte shows it once more. */
    private final AtomicInteger seenRequest = new AtomicInteger();

    private long deadlineNanos = System.nanoTime();
    private byte[] answer = new byte[0];
    private int given;
    private @Nullable IOException cutBy;

    private PrologixLink(GpibAddress address, byte terminator, Adapter adapter) {
        this.address = address;
        this.terminator = terminator;
        this.adapter = adapter;
    }

    /** @throws InvalidInput when the options name no adapter */
    public static LinkSettings.Adapter adapter(GpibResource resource, SessionOptions options) {
        return options.link()
                .through()
                .orElseThrow(() -> new InvalidInput(resource + " is reached by an adapter, and none is named; in the "
                        + "bench file: through: {adapter: \"TCPIP0::192.168.1.5::1234::SOCKET\"}"));
    }

    /** Sets the adapter up, unless that is done; sends nothing to the instrument. */
    public static PrologixLink connect(GpibResource resource, LinkSettings.Adapter through, SessionOptions options)
            throws IOException {
        GpibAddress address = GpibAddress.of(resource);
        Adapter adapter = Adapters.acquire(through, options);
        try {
            adapter.claim(address);
        } catch (LinkFailure e) {
            Adapters.release(adapter);
            throw e;
        }
        return new PrologixLink(address, options.terminator().last(), adapter);
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.of(
                Feature.STATUS_BYTE, Feature.SERVICE_REQUEST, Feature.TRIGGER, Feature.CLEAR, Feature.REMOTE_LOCAL);
    }

    @Override
    public void begin(long newDeadlineNanos) {
        deadlineNanos = newDeadlineNanos;
    }

    @Override
    public void send(byte[] message, int length) throws IOException {
        adapter.send(address, message, length, deadlineNanos);
    }

    /** Takes a whole answer at once, so that the bus is free again, and hands it on piece by piece. */
    @Override
    public int receive(byte[] into, int from, int to) throws IOException {
        if (given == answer.length) {
            if (cutBy != null) {
                throw cutBy;
            }
            fetch();
        }
        int count = Math.min(to - from, answer.length - given);
        System.arraycopy(answer, given, into, from, count);
        given += count;
        return count;
    }

    private void fetch() throws IOException {
        try {
            answer = adapter.receive(address, terminator, deadlineNanos);
        } catch (AnswerCut cut) {
            if (cut.soFar().length == 0) {
                throw cut.why();
            }
            answer = cut.soFar();
            cutBy = cut.why();
        }
        given = 0;
    }

    @Override
    public boolean marksEnds() {
        return true;
    }

    @Override
    public boolean atEnd() {
        return given == answer.length && cutBy == null;
    }

    @Override
    public int waiting() {
        return answer.length - given;
    }

    /** A selected device clear, after which the instrument has nothing to say; the adapter is cleaned by its next user. */
    @Override
    public boolean resynchronise() throws IOException {
        clear();
        return true;
    }

    @Override
    public void clear() throws IOException {
        forget();
        adapter.command(address, "++clr", deadlineNanos);
    }

    private void forget() {
        answer = new byte[0];
        given = 0;
        cutBy = null;
    }

    @Override
    public int statusByte() throws IOException {
        int byPoll = adapter.serialPoll(address, deadlineNanos);
        return byPoll | seenRequest.getAndSet(0);
    }

    @Override
    public boolean awaitServiceRequest(Duration patience) throws IOException {
        long endNanos = System.nanoTime() + patience.toNanos();
        while (true) {
            long byNanos = System.nanoTime() + POLL.toNanos();
            boolean ours = adapter.serviceRequested(byNanos)
                    && (adapter.serialPoll(address, byNanos) & REQUEST_FOR_SERVICE) != 0;
            if (ours) {
                seenRequest.set(REQUEST_FOR_SERVICE);
                return true;
            }
            if (System.nanoTime() - endNanos >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void trigger() throws IOException {
        adapter.command(address, "++trg", deadlineNanos);
    }

    @Override
    public void local() throws IOException {
        adapter.command(address, "++loc", deadlineNanos);
    }

    /**
     * Nothing to do: an adapter that is controller keeps REN asserted, and an instrument is remote from the next
     * message on. ({@code ++llo} would take its front panel's key for local away too.)
     */
    @Override
    public void remote() {}

    /** Time is kept here: reads and the wait for the bus end by themselves. */
    @Override
    public void expire() {}

    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            adapter.give(address);
            Adapters.release(adapter);
        }
    }
}
