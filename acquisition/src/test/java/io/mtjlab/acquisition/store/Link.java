package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A network in between that can be cut, at once or after so many bytes, and mended. */
final class Link implements AutoCloseable {

    private final String host;
    private final int target;
    private final ServerSocket listening;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean cut;
    private long bytesLeft = Long.MAX_VALUE;

    Link(String host, int target) throws IOException {
        this.host = host;
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    synchronized void cut() {
        cut = true;
        sockets.forEach(Link::closeQuietly);
        sockets.clear();
    }

    /** Cuts itself when so many bytes more have gone to the server. */
    synchronized void cutAfter(long bytes) {
        bytesLeft = bytes;
    }

    synchronized void mend() {
        cut = false;
        bytesLeft = Long.MAX_VALUE;
    }

    synchronized boolean isCut() {
        return cut;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket();
                if (!admit(near, far)) {
                    closeQuietly(near);
                    continue;
                }
                far.connect(new java.net.InetSocketAddress(host, target));
                daemon(() -> pump(near, far, true));
                daemon(() -> pump(far, near, false));
            }
        } catch (IOException e) {
            cut(); // the end of the test
        }
    }

    private synchronized boolean admit(Socket near, Socket far) {
        if (!cut) {
            sockets.add(near);
            sockets.add(far);
        }
        return !cut;
    }

    private void pump(Socket from, Socket to, boolean upwards) {
        byte[] buffer = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (upwards && spent(n)) {
                    cut();
                    return;
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            closeQuietly(from);
        } finally {
            closeQuietly(to);
        }
    }

    private synchronized boolean spent(int bytes) {
        bytesLeft -= bytes;
        return bytesLeft < 0;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
