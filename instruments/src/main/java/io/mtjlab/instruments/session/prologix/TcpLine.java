package io.mtjlab.instruments.session.prologix;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import io.mtjlab.instruments.session.Sockets;
import io.mtjlab.instruments.session.serial.ByteLine;
import io.mtjlab.instruments.visa.TcpSocketResource;

/** The line to a GPIB-Ethernet adapter. */
final class TcpLine implements ByteLine {

    private final Socket socket;

    private TcpLine(Socket socket) {
        this.socket = socket;
    }

    static TcpLine connect(TcpSocketResource resource, Duration timeout) throws IOException {
        return new TcpLine(Sockets.connect(resource.host(), resource.port(), timeout));
    }

    @Override
    public void write(byte[] bytes, int length, long deadlineNanos) throws IOException {
        socket.getOutputStream().write(bytes, 0, length);
    }

    @Override
    public int read(byte[] into, int from, int to, Duration patience) throws IOException {
        socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
        try {
            int count = socket.getInputStream().read(into, from, to - from);
            if (count < 0) {
                throw new EOFException("the adapter closed the connection");
            }
            return count;
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    @Override
    public int waiting() throws IOException {
        return socket.getInputStream().available();
    }

    @Override
    public void close() {
        Sockets.close(socket);
    }
}
