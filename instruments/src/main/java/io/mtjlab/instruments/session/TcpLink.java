package io.mtjlab.instruments.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import io.mtjlab.instruments.visa.TcpSocketResource;

/**
 * A raw TCP connection: bytes, and nothing beside them.
 *
 * <p>After a failure only a fresh connection will do. Draining instead would have to guess how long a late answer may
 * still be on its way; on a new connection it cannot arrive at all.
 */
final class TcpLink implements Link {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private TcpLink(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static TcpLink connect(TcpSocketResource resource, SessionOptions options) throws IOException {
        Socket socket = Sockets.connect(resource.host(), resource.port(), options.connectTimeout());
        try {
            return new TcpLink(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void send(byte[] message, int length) throws IOException {
        out.write(message, 0, length);
    }

    @Override
    public int receive(byte[] into, int from, int to) throws IOException {
        int count = in.read(into, from, to - from);
        if (count < 0) {
            throw new EOFException("the other side closed it");
        }
        return count;
    }

    @Override
    public int receiveWithin(byte[] into, int from, int to, Duration silence) throws IOException {
        socket.setSoTimeout((int) Math.max(1, silence.toMillis()));
        try {
            return receive(into, from, to);
        } catch (SocketTimeoutException e) {
            return 0;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    @Override
    public boolean marksEnds() {
        return false;
    }

    @Override
    public int waiting() throws IOException {
        return in.available();
    }

    @Override
    public void close() {
        Sockets.close(socket);
    }
}
