package io.mtjlab.simulators.twin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.mtjlab.base.time.LabClock;

/** A socket and lines, no more; waits for answers without holding up the lab's time. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final LabClock clock;
    private final InputStream in;

    RawClient(InetSocketAddress address, LabClock clock) {
        this.clock = clock;
        try {
            socket.connect(address);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket socket() {
        return socket;
    }

    void write(String line) {
        writeRaw(line + "\n");
    }

    void writeRaw(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long an answer may take, in place of ten seconds. */
    void patience(Duration most) {
        try {
            socket.setSoTimeout((int) most.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line without its end; null at the end of the stream. */
    String read() {
        try {
            return clock.whileWaiting(() -> {
                StringBuilder line = new StringBuilder();
                for (int b = in.read(); b >= 0; b = in.read()) {
                    if (b == '\n') {
                        return line.toString().strip();
                    }
                    line.append((char) b);
                }
                return line.length() == 0 ? null : line.toString();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many bytes, whatever they are. */
    byte[] bytes(String query, int count) {
        write(query);
        try {
            return clock.whileWaiting(() -> in.readNBytes(count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String query(String line) {
        write(line);
        return read();
    }

    double number(String line) {
        return Double.parseDouble(query(line));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
