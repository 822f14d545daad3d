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
    private long deadlineNanos;

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
            return new TcpLink(socket, options.terminator());
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** @param deadline on the scale of {@link System#nanoTime} */
    void begin(long deadline) throws IOException {
        position = 0;
        limit = 0;
        deadlineNanos = deadline;
        if (in.available() > 0) {
            limit = in.read(buffer, 0, buffer.length);
            throw new NotAnAnswer("something arrived that nobody had asked for");
        }
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

    void end() throws IOException {
        if (position < limit) {
            throw new NotAnAnswer("more arrived than the answer");
        }
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
        long leftNanos = deadlineNanos - System.nanoTime();
        if (leftNanos <= 0) {
            throw new SocketTimeoutException("time is up");
        }
        socket.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, (leftNanos + 999_999) / 1_000_000)));
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            throw new EOFException("the other side closed it");
        }
        limit += read;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing can be done about it, and nothing is lost: the connection is given up.
        }
    }
}
