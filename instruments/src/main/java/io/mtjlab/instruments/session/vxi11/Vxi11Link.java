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

    private static final int CORE_PROGRAM = 0x0607AF;
    private static final int ABORT_PROGRAM = 0x0607B0;
    private static final int VERSION = 1;

    private static final int CREATE_LINK = 10;
    private static final int DEVICE_WRITE = 11;
    private static final int DEVICE_READ = 12;
    private static final int DEVICE_READSTB = 13;
    private static final int DEVICE_TRIGGER = 14;
    private static final int DEVICE_CLEAR = 15;
    private static final int DEVICE_REMOTE = 16;
    private static final int DEVICE_LOCAL = 17;
    private static final int DEVICE_LOCK = 18;
    private static final int DEVICE_UNLOCK = 19;
    private static final int DEVICE_ENABLE_SRQ = 20;
    private static final int DESTROY_LINK = 23;
    private static final int CREATE_INTERRUPT_CHANNEL = 25;
    private static final int DEVICE_ABORT = 1;

    private static final int WAIT_FOR_LOCK = 1;
    private static final int END = 8;
    private static final int REASON_END = 4;

    private static final int TCP_FAMILY = 0;

    /** What is asked for in one read; the instrument sends what it has, up to this. A MiB and its head are one read. */
    private static final int REQUEST_BYTES = 1 << 22;

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Vxi11Resource resource;
    private final SessionOptions options;
    private final RpcClient core;
    private final ServiceRequests requests = new ServiceRequests();

    private volatile @Nullable RpcClient abort;
    private volatile @Nullable InterruptServer interrupts;
    private int link;
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
    }

    public static Vxi11Link connect(Vxi11Resource resource, SessionOptions options) throws IOException {
        return connect(resource, options, Portmapper.PORT);
    }

    /** With a port mapper elsewhere than where it should be. */
    static Vxi11Link connect(Vxi11Resource resource, SessionOptions options, int portmapperPort) throws IOException {
        Duration timeout = options.connectTimeout();
        int port = resource.corePort().isPresent()
                ? resource.corePort().getAsInt()
                : Portmapper.tcpPort(resource.host(), portmapperPort, CORE_PROGRAM, VERSION, timeout);
        return new Vxi11Link(
                resource, options, RpcClient.connect(resource.host(), port, CORE_PROGRAM, VERSION, timeout));
    }

    @Override
    public void open() throws IOException {
        int client = (int) ProcessHandle.current().pid(); // for the server's information only
        core.call(CREATE_LINK)
                .integer(client)
                .bool(false) // lock
                .integer(0)
                .string(resource.device());
        XdrReader reply = core.reply();
        DeviceError.check(reply.integer());
        link = reply.integer();
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
            return RpcClient.connect(resource.host(), port, ABORT_PROGRAM, VERSION, options.connectTimeout());
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
            core.call(DEVICE_WRITE)
                    .integer(link)
                    .integer(millisLeft())
                    .integer(0)
                    .integer(sent + chunk == length ? END : 0)
                    .opaque(message, sent, chunk);
            XdrReader reply = core.reply();
            DeviceError.check(reply.integer());
            int taken = reply.integer();
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
            core.call(DEVICE_READ)
                    .integer(link)
                    .integer(REQUEST_BYTES)
                    .integer(millisLeft())
                    .integer(0)
                    .integer(0)
                    .integer(0);
            XdrReader reply = checked();
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

    /** A call with no more than the parameters that most have: link, flags, lock time-out, time-out. */
    private XdrReader generic(int procedure) throws IOException {
        core.call(procedure).integer(link).integer(0).integer(0).integer(millisLeft());
        return checked();
    }

    private XdrReader checked() throws IOException {
        XdrReader reply = core.reply();
        DeviceError.check(reply.integer());
        return reply;
    }

    @Override
    public boolean resynchronise() throws IOException {
        clear();
        return true;
    }

    @Override
    public void clear() throws IOException {
        generic(DEVICE_CLEAR);
    }

    @Override
    public int statusByte() throws IOException {
        return generic(DEVICE_READSTB).integer() & 255;
    }

    @Override
    public void trigger() throws IOException {
        generic(DEVICE_TRIGGER);
    }

    @Override
    public void remote() throws IOException {
        generic(DEVICE_REMOTE);
    }

    @Override
    public void local() throws IOException {
        generic(DEVICE_LOCAL);
    }

    @Override
    public void lock(Duration patience) throws IOException {
        int millis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
        core.call(DEVICE_LOCK)
                .integer(link)
                .integer(millis > 0 ? WAIT_FOR_LOCK : 0)
                .integer(millis);
        checked();
    }

    @Override
    public void unlock() throws IOException {
        core.call(DEVICE_UNLOCK).integer(link);
        checked();
    }

    /** Serves an interrupt channel on the address that the core channel comes from, and has the instrument use it. */
    @Override
    public void enableServiceRequests() throws IOException {
        if (interrupts != null) {
            return;
        }
        InterruptServer server = InterruptServer.start(core.localAddress(), core.remoteAddress(), link, requests);
        try {
            core.call(CREATE_INTERRUPT_CHANNEL)
                    .integer(server.address())
                    .integer(server.port())
                    .integer(InterruptServer.PROGRAM)
                    .integer(InterruptServer.VERSION)
                    .integer(TCP_FAMILY);
            checked();
            byte[] handle = InterruptServer.handle(link);
            core.call(DEVICE_ENABLE_SRQ).integer(link).bool(true).opaque(handle, 0, handle.length);
            checked();
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
        core.call(DESTROY_LINK).integer(link);
        checked();
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
            channel.call(DEVICE_ABORT).integer(link);
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
