package io.mtjlab.instruments.session;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** What all links over TCP do alike with their sockets. */
public final class Sockets {

    private Sockets() {}

    /**
     * Connects; small messages leave at once.
     *
     * @throws java.net.SocketTimeoutException when nobody answers within the time
     */
    public static Socket connect(String host, int port, Duration timeout) throws IOException {
        if (port == 0) {
            throw new IOException("port 0 is a placeholder for a virtual instrument that is not served yet");
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("host '" + host + "' is not known");
            }
            socket.connect(address, (int) Math.max(1, timeout.toMillis()));
            return socket;
        } catch (IOException | RuntimeException e) {
            close(socket);
            throw e;
        }
    }

    public static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing can be done about it, and nothing is lost: the connection is given up.
        }
    }
}
