package io.mtjlab.instruments.session.vxi11;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.ServiceRequests;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.visa.Vxi11Resource;

/**
 * One link of VXI-11 (VXIbus TCP/IP Instrument Protocol 1.0, section B.6): a core channel, an abort channel where the
 * instrument has one, and an interrupt channel once somebody waits for a service request.
 *
 * <p>A query is two calls, {@code device_write} and {@code device_read}, so two round trips. The instrument's server
 * keeps the time too: it answers with error 15 when the time-out sent with each call is over; if it does not, the call
 * is aborted, and two seconds later the connection is closed.
 */
public final class Vxi11Link implements Link {

    private static final int ABORT_PROGRAM = 0x0607B0;
    private static final int DEVICE_ABORT = 1;
    private static final int REASON_END = 4;

    /** What is asked for in one read; the instrument sends what it has, up to this. A MiB and its head are one read. */
    private static final int REQUEST_BYTES = 1 << 22;

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Vxi11Resource resource;
    private final SessionOptions options;
    private final RpcClient core;
    private final CoreCalls calls;
    private final ServiceRequests requests = new ServiceRequests();

    private volatile @Nullable RpcClient abort;
    private volatile @Nullable InterruptServer interrupts;
    private int largestWrite;
    private long deadlineNanos;

    /** The results of a read, and how many bytes of the answer in them are not yet handed on. */
    private @Nullable XdrReader data;

    private int dataLeft;
    private boolean ended;

    private Vxi11Link(Vxi11Resource resource, SessionOptions options, RpcClient core) {
        this.resource = resource;
        this.options = options;
        this.core = core;
        this.calls = new CoreCalls(core);
    }

    public static Vxi11Link connect(Vxi11Resource resource, SessionOptions options) throws IOException {
        return connect(resource, options, Portmapper.PORT);
    }

    /** With a port mapper elsewhere than where it should be. */
    static Vxi11Link connect(Vxi11Resource resource, SessionOptions options, int portmapperPort) throws IOException {
        Duration timeout = options.connectTimeout();
        int port = resource.corePort().isPresent()
                ? resource.corePort().getAsInt()
                : Portmapper.tcpPort(resource.host(), portmapperPort, CoreCalls.PROGRAM, CoreCalls.VERSION, timeout);
        RpcClient core = RpcClient.connect(resource.host(), port, CoreCalls.PROGRAM, CoreCalls.VERSION, timeout);
        return new Vxi11Link(resource, options, core);
    }

    @Override
    public void open() throws IOException {
        XdrReader reply = calls.createLink(resource.device());
        int abortPort = reply.integer();
        int announced = reply.integer();
        largestWrite = announced > 0 ? announced : REQUEST_BYTES; // 2^31 and more are announced too
        abort = abortChannel(abortPort);
    }

    private @Nullable RpcClient abortChannel(int port) {
        if (port < 1 || port > 65_535) {
            return null;
        }
        try {
            return RpcClient.connect(resource.host(), port, ABORT_PROGRAM, CoreCalls.VERSION, options.connectTimeout());
        } catch (IOException e) {
            return null; // firewalls often let the core channel through only; calls then end by being closed
        }
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public void begin(long newDeadlineNanos) {
        deadlineNanos = newDeadlineNanos;
        dataLeft = 0;
    }

    private int millisLeft() {
        long millis = (deadlineNanos - System.nanoTime() + 999_999) / 1_000_000;
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
    }

    @Override
    public void send(byte[] message, int length) throws IOException {
        int sent = 0;
        while (sent < length) {
            int chunk = Math.min(length - sent, largestWrite);
            int taken = calls.write(message, sent, chunk, sent + chunk == length, millisLeft());
            if (taken < 1 || taken > chunk) {
                throw new LinkFailure(
                        LinkFailure.Kind.NOT_AN_ANSWER, taken + " bytes taken of the " + chunk + " that were sent");
            }
            sent += taken;
        }
    }

    @Override
    public int receive(byte[] into, int from, int to) throws IOException {
        XdrReader answer = data;
        if (answer == null || dataLeft == 0) {
            answer = read();
            data = answer;
        }
        if (dataLeft == 0) {
            return 0;
        }
        int count = answer.read(into, from, Math.min(to, from + dataLeft));
        dataLeft -= count;
        return count;
    }

    /** Calls until there are bytes of an answer, or its end. */
    private XdrReader read() throws IOException {
        while (true) {
            XdrReader reply = calls.read(REQUEST_BYTES, millisLeft());
            ended = (reply.integer() & REASON_END) != 0;
            int count = reply.opaque();
            if (count > REQUEST_BYTES) {
                throw new LinkFailure(
                        LinkFailure.Kind.NOT_AN_ANSWER,
                        count + " bytes came where " + REQUEST_BYTES + " were asked for");
            }
            dataLeft = count;
            if (count > 0 || ended) {
                return reply;
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new SocketTimeoutException("nothing but empty answers came");
            }
        }
    }

    @Override
    public boolean marksEnds() {
        return true;
    }

    @Override
    public boolean atEnd() {
        return ended && dataLeft == 0;
    }

    @Override
    public boolean resynchronise() throws IOException {
        clear();
        return true;
    }

    @Override
    public void clear() throws IOException {
        calls.generic(CoreCalls.CLEAR, millisLeft());
    }

    @Override
    public int statusByte() throws IOException {
        return calls.generic(CoreCalls.READSTB, millisLeft()).integer() & 255;
    }

    @Override
    public void trigger() throws IOException {
        calls.generic(CoreCalls.TRIGGER, millisLeft());
    }

    @Override
    public void remote() throws IOException {
        calls.generic(CoreCalls.REMOTE, millisLeft());
    }

    @Override
    public void local() throws IOException {
        calls.generic(CoreCalls.LOCAL, millisLeft());
    }

    @Override
    public void lock(Duration patience) throws IOException {
        int millis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
        calls.lock(millis);
    }

    @Override
    public void unlock() throws IOException {
        calls.unlock();
    }

    /** Serves an interrupt channel on the address that the core channel comes from, and has the instrument use it. */
    @Override
    public void enableServiceRequests() throws IOException {
        if (interrupts != null) {
            return;
        }
        InterruptServer server =
                InterruptServer.start(core.localAddress(), core.remoteAddress(), calls.link(), requests);
        try {
            calls.sendInterruptsTo(server);
            interrupts = server;
        } finally {
            if (interrupts == null) {
                server.close();
            }
        }
    }

    @Override
    public boolean awaitServiceRequest(Duration patience) throws IOException {
        return requests.await(patience);
    }

    @Override
    public void quit() throws IOException {
        calls.destroyLink();
    }

    @Override
    public Duration grace() {
        return GRACE;
    }

    @Override
    public void expire() {
        RpcClient channel = abort;
        if (channel == null) {
            close();
            return;
        }
        try {
            channel.call(DEVICE_ABORT).integer(calls.link());
            channel.send(); // and its reply need not be awaited: the call in progress will tell
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void close() {
        core.close();
        RpcClient channel = abort;
        if (channel != null) {
            channel.close();
        }
        InterruptServer server = interrupts;
        if (server != null) {
            server.close();
        }
        requests.end();
    }
}
