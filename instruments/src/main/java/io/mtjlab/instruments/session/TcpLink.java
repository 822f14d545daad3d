package io.mtjlab.instruments.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

import io.mtjlab.instruments.visa.TcpSocketResource;

/**
 * One connection with its buffers. Bytes of an answer stay in the buffer until the exchange is over, so that a failure
 * can show what arrived.
 */
final class TcpLink {

    private static final int FIRST_BUFFER = 1 << 15;

    /** No instrument says more in one answer; what comes beyond is a fault. */
    private static final int LARGEST_ANSWER = 1 << 28;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte terminator;

    private byte[] buffer = new byte[FIRST_BUFFER];
    private int position;
    private int limit;
    private byte[] outgoing = new byte[256];
    private int sinceLook;
    private long endedNanos;

    /** When the present exchange must be over, on the scale of {@link System#nanoTime}; or one of the two below. */
    private final AtomicLong deadlineNanos = new AtomicLong(NONE);

    private static final long NONE = Long.MIN_VALUE;
    private static final long EXPIRED = Long.MIN_VALUE + 1;

    /** To look for bytes that nobody asked for costs a system call, so a busy link is looked at now and then only. */
    private static final int LOOK_EVERY = 64;

    private static final long IDLE_NANOS = 1_000_000;

    private TcpLink(Socket socket, byte terminator) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.terminator = terminator;
    }

    /** Something arrived that does not fit what was asked. */
    static final class NotAnAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        NotAnAnswer(String message) {
            super(message);
        }
    }

    static TcpLink connect(TcpSocketResource resource, SessionOptions options) throws IOException {
        if (resource.port() == 0) {
            throw new IOException("port 0 is a placeholder for a virtual instrument that is not served yet");
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            InetSocketAddress address = new InetSocketAddress(resource.host(), resource.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException("host '" + resource.host() + "' is not known");
            }
            socket.connect(address, (int) Math.max(1, options.connectTimeout().toMillis()));
            TcpLink link = new TcpLink(socket, options.terminator());
            Watchdog.SHARED.watch(link);
            return link;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Starts an exchange that must be over after {@code timeoutNanos}. */
    void begin(long nowNanos, long timeoutNanos) throws IOException {
        position = 0;
        limit = 0;
        deadlineNanos.set(nowNanos + timeoutNanos);
        if (++sinceLook >= LOOK_EVERY || nowNanos - endedNanos > IDLE_NANOS) {
            sinceLook = 0;
            if (in.available() > 0) {
                limit = in.read(buffer, 0, buffer.length);
                throw new NotAnAnswer("something had arrived that nobody asked for");
            }
        }
    }

    /** The exchange is over; complains when more arrived than was asked for. */
    void end() throws IOException {
        endedNanos = System.nanoTime();
        if (deadlineNanos.getAndSet(NONE) == EXPIRED) {
            throw new SocketTimeoutException("time was up when the last byte arrived");
        }
        if (position < limit) {
            throw new NotAnAnswer("more arrived than the answer");
        }
    }

    /** Called by the watchdog. */
    void expireIfDue(long nowNanos) {
        long deadline = deadlineNanos.get();
        boolean due = deadline != NONE && deadline != EXPIRED && nowNanos - deadline >= 0;
        if (due && deadlineNanos.compareAndSet(deadline, EXPIRED)) {
            close();
        }
    }

    /** True when the watchdog ended the present exchange. */
    boolean expired() {
        return deadlineNanos.get() == EXPIRED;
    }

    void send(String command) throws IOException {
        int length = command.length();
        if (outgoing.length <= length) {
            outgoing = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            outgoing[i] = (byte) command.charAt(i);
        }
        outgoing[length] = terminator;
        out.write(outgoing, 0, length + 1);
    }

    /** Everything of the present exchange so far. */
    String arrived() {
        return TcpSession.text(buffer, 0, limit);
    }

    String readLine() throws IOException {
        int start = position;
        return TcpSession.text(buffer, start, lineEnd());
    }

    double readDouble() throws IOException {
        int start = position;
        int end = lineEnd();
        return Decimal.parse(buffer, start, end);
    }

    double[] readDoubles() throws IOException {
        int start = position;
        int end = lineEnd();
        int count = 0;
        for (int i = start; i < end; i++) {
            count += buffer[i] == ',' ? 1 : 0;
        }
        double[] values = new double[count + 1];
        int n = 0;
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || buffer[i] == ',') {
                if (i < end || !blank(from, end)) {
                    values[n++] = Decimal.parse(buffer, from, i);
                }
                from = i + 1;
            }
        }
        return n == values.length ? values : Arrays.copyOf(values, n);
    }

    byte[] readBlock() throws IOException {
        need(2);
        int digits = buffer[position + 1] - '0';
        if (buffer[position] != '#' || digits < 1 || digits > 9) {
            throw new NotAnAnswer("not a definite length block");
        }
        need(2 + digits);
        int length = 0;
        for (int i = 0; i < digits; i++) {
            int digit = buffer[position + 2 + i] - '0';
            if (digit < 0 || digit > 9) {
                throw new NotAnAnswer("not a definite length block");
            }
            length = 10 * length + digit;
        }
        if (length > LARGEST_ANSWER) {
            throw new NotAnAnswer("a block of " + length + " bytes is beyond all instruments");
        }
        int start = position + 2 + digits;
        need(2 + digits + length);
        byte[] block = Arrays.copyOfRange(buffer, start, start + length);
        position = start + length;
        int end = lineEnd();
        if (end != start + length) {
            throw new NotAnAnswer("the block of " + length + " bytes is followed by more");
        }
        return block;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Reads up to the terminator, steps over it, and returns where the line ended. */
    private int lineEnd() throws IOException {
        int start = position;
        int seen = start;
        while (true) {
            for (int i = seen; i < limit; i++) {
                if (buffer[i] == terminator) {
                    position = i + 1;
                    return terminator == '\n' && i > start && buffer[i - 1] == '\r' ? i - 1 : i;
                }
            }
            seen = limit;
            fill();
        }
    }

    private void need(int bytes) throws IOException {
        while (limit - position < bytes) {
            fill();
        }
    }

    private void fill() throws IOException {
        if (limit == buffer.length) {
            if (limit >= LARGEST_ANSWER) {
                throw new NotAnAnswer("no end of the answer after " + limit + " bytes");
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            throw new EOFException("the other side closed it");
        }
        limit += read;
    }

    void close() {
        Watchdog.SHARED.release(this);
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing can be done about it, and nothing is lost: the connection is given up.
        }
    }
}
