package io.mtjlab.instruments.session.hislip;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.ServiceRequests;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sockets;
import io.mtjlab.instruments.visa.HislipResource;

/**
 * One HiSLIP 1.0 connection (IVI-6.1): messages on the synchronous channel, everything else on the asynchronous one.
 *
 * <p>When an exchange runs out of time, the device clear transaction (section 4.12) is what brings the waiting thread
 * back: the watchdog starts it on the asynchronous channel, and its last message arrives on the synchronous one behind
 * everything stale. So the connection, and a lock held on it, outlives a time-out.
 */
public final class HislipLink implements Link {

    private static final int VERSION = 0x0100;

    /** Two letters of a vendor (VPP-9); these are nobody's. */
    private static final int VENDOR = 'x' << 8 | 'x';

    private static final int OVERLAPPED = 1;

    /** As large as what VISA implementations announce for themselves. */
    private static final long OUR_LARGEST_MESSAGE = 1 << 28;

    private final HislipResource resource;
    private final SessionOptions options;
    private final Channel sync;
    private final ServiceRequests requests = new ServiceRequests();

    private volatile @Nullable AsyncChannel async;
    private volatile boolean asyncGone;
    private boolean overlapped;
    private int largestPayload;
    private final MessageNumbers numbers = new MessageNumbers();
    private final Turn turn = new Turn();
    private final Answers answers;

    private long deadlineNanos;

    private HislipLink(HislipResource resource, SessionOptions options, Channel sync) {
        this.resource = resource;
        this.options = options;
        this.sync = sync;
        this.answers = new Answers(sync, numbers);
    }

    public static HislipLink connect(HislipResource resource, SessionOptions options) throws IOException {
        return new HislipLink(resource, options, dial(resource, options));
    }

    private static Channel dial(HislipResource resource, SessionOptions options) throws IOException {
        return new Channel(Sockets.connect(resource.host(), resource.port(), options.connectTimeout()));
    }

    @Override
    public void open() throws IOException {
        byte[] subAddress = resource.subAddress().getBytes(StandardCharsets.US_ASCII);
        sync.send(MessageType.INITIALIZE, 0, VERSION << 16 | VENDOR, subAddress, 0, subAddress.length);
        expect(sync, MessageType.INITIALIZE_RESPONSE);
        overlapped = (sync.control() & OVERLAPPED) != 0;
        int session = sync.parameter() & 0xFFFF;

        Channel second = dial(resource, options);
        AsyncChannel opened = new AsyncChannel(second, new Listener(), requests);
        async = opened;
        second.send(MessageType.ASYNC_INITIALIZE, 0, session);
        expect(second, MessageType.ASYNC_INITIALIZE_RESPONSE);
        opened.start();

        long theirs = new SideRequests(opened, nanosLeft()).largestMessage(OUR_LARGEST_MESSAGE);
        // Whether the size counts the header is not said; a server that does not count it loses nothing.
        largestPayload = (int) Math.max(1, Math.min(theirs, OUR_LARGEST_MESSAGE) - Channel.HEADER);
        if (overlapped != options.overlapped()) {
            clear(); // which negotiates the mode; what the server insists on is what it will be
        }
    }

    private static void expect(Channel channel, MessageType expected) throws IOException {
        MessageType type = channel.next();
        if (type != expected) {
            throw new LinkFailure(LinkFailure.Kind.NOT_AN_ANSWER, type + " came where " + expected + " was expected");
        }
    }

    /** True in overlapped mode, which the two sides have agreed on. */
    public boolean overlapped() {
        return overlapped;
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public void begin(long newDeadlineNanos) {
        deadlineNanos = newDeadlineNanos;
    }

    private long nanosLeft() {
        return deadlineNanos - System.nanoTime();
    }

    @Override
    public void send(byte[] message, int length) throws IOException {
        beginSending();
        for (int sent = 0; sent < length; ) {
            int end = (int) Math.min((long) sent + largestPayload, length);
            MessageType type = end == length ? MessageType.DATA_END : MessageType.DATA;
            sync.send(type, numbers.takeDelivered(), numbers.take(), message, sent, end);
            sent = end;
        }
        turn.endSending();
    }

    private void beginSending() throws IOException {
        if (asyncGone) {
            throw new IOException("the other side closed the asynchronous channel");
        }
        if (!turn.beginSending()) {
            throw new SocketTimeoutException("time was up before anything was sent");
        }
        answers.forget();
    }

    @Override
    public void trigger() throws IOException {
        beginSending();
        sync.send(MessageType.TRIGGER, numbers.takeDelivered(), numbers.take());
        turn.endSending();
    }

    @Override
    public int receive(byte[] into, int from, int to) throws IOException {
        try {
            return answers.receive(into, from, to, overlapped, deadlineNanos);
        } catch (Answers.Cleared e) {
            cleared();
            throw new SocketTimeoutException("time was up, and the exchange was cleared");
        }
    }

    /** In overlapped mode an answer does not name its question, so nothing may be there before a question is sent. */
    @Override
    public int waiting() throws IOException {
        return overlapped ? sync.waiting() : 0;
    }

    @Override
    public boolean marksEnds() {
        return true;
    }

    @Override
    public boolean atEnd() {
        return answers.atEnd();
    }

    @Override
    public boolean resynchronise() throws IOException {
        if (!turn.clean()) {
            clear();
        }
        return true;
    }

    @Override
    public void clear() throws IOException {
        if (turn.beginClear()) {
            async().send(MessageType.ASYNC_DEVICE_CLEAR, 0, 0);
        }
        while (!acknowledged()) {
            // Everything before the acknowledgement is stale.
        }
        cleared();
    }

    private boolean acknowledged() throws IOException {
        try {
            return sync.next() == MessageType.DEVICE_CLEAR_ACKNOWLEDGE;
        } catch (LinkFailure e) {
            if (e.kind() == LinkFailure.Kind.REPORTED) {
                return false; // an error about something that is cleared now
            }
            throw e;
        }
    }

    private void cleared() {
        overlapped = (sync.control() & OVERLAPPED) != 0;
        numbers.restart();
        answers.cleared();
        turn.cleared();
    }

    @Override
    public void expire() {
        AsyncChannel channel = async;
        if (channel == null || !turn.beginClearBetweenMessages()) {
            close();
            return;
        }
        try {
            channel.send(MessageType.ASYNC_DEVICE_CLEAR, 0, 0);
        } catch (IOException e) {
            close();
        }
    }

    /** What the asynchronous channel hears; on its thread. */
    private final class Listener implements AsyncChannel.Listener {

        @Override
        public void clearAcknowledged(int features) throws IOException {
            sync.send(MessageType.DEVICE_CLEAR_COMPLETE, options.overlapped() ? OVERLAPPED : 0, 0);
        }

        @Override
        public void interrupted() {
            answers.interruptionTold();
        }

        /** What is on its way on the other channel may still be read; only nothing new is begun. */
        @Override
        public void gone() {
            asyncGone = true;
            requests.end();
            answers.interruptionTold();
        }
    }

    private AsyncChannel async() throws IOException {
        AsyncChannel channel = async;
        if (channel == null) {
            throw new IOException("the connection is not open");
        }
        return channel;
    }

    private SideRequests aside() throws IOException {
        return new SideRequests(async(), nanosLeft());
    }

    @Override
    public int statusByte() throws IOException {
        return aside().statusByte(numbers.takeDelivered(), overlapped ? numbers.lastDelivered() : numbers.last());
    }

    @Override
    public boolean awaitServiceRequest(Duration patience) throws IOException {
        return requests.await(patience);
    }

    @Override
    public void lock(Duration patience) throws IOException {
        aside().lock(patience);
    }

    @Override
    public void unlock() throws IOException {
        aside().unlock(numbers.last());
    }

    @Override
    public void local() throws IOException {
        aside().goToLocal(numbers.last());
    }

    @Override
    public void remote() throws IOException {
        aside().goToRemote(numbers.last());
    }

    @Override
    public void close() {
        sync.close();
        AsyncChannel channel = async;
        if (channel != null) {
            channel.close();
        }
        requests.end();
    }
}
