package io.mtjlab.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands in a raw socket's way, and keeps every byte that goes past it. For one connection. */
final class WireWitness implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Thread thread;

    WireWitness(int port) throws IOException {
        thread = new Thread(() -> serve(port), "wire-witness");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve(int port) {
        try (Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread back = new Thread(() -> copy(far, near, received), "wire-witness-back");
            back.setDaemon(true);
            back.start();
            copy(near, far, sent);
            far.shutdownOutput();
            back.join();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Socket from, Socket to, ByteArrayOutputStream seen) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[4096];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                seen.write(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // one side has hung up; what went past until then is what there was
        }
    }

    /** What the instrument was sent, once the connection is over; one character a byte. */
    String sent() throws InterruptedException {
        thread.join();
        return sent.toString(StandardCharsets.ISO_8859_1);
    }

    /** What the instrument answered. */
    String received() throws InterruptedException {
        thread.join();
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
