package io.mtjlab.instruments.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import io.mtjlab.instruments.visa.TcpSocketResource;

/** A TCP server on loopback that hands every line that arrives to a handler, on a thread per connection. */
public final class ScriptedServer implements AutoCloseable {

    /** Says what becomes of a line. */
    @FunctionalInterface
    public interface Handler {
        void line(String line, Wire wire) throws Exception;
    }

    /** The way back to whoever sent a line. */
    public static final class Wire {
        private final Socket socket;
        private final OutputStream out;
        private final int connection;

        Wire(Socket socket, int connection) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
            this.connection = connection;
        }

        /** Counted from 1. */
        public int connection() {
            return connection;
        }

        /** Sends exactly these characters, one byte each. */
        public void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        public void send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        public void hangUp() throws IOException {
            socket.close();
        }
    }

    private final ServerSocket server;
    private final Handler handler;
    private final Set<Socket> clients = Collections.synchronizedSet(new HashSet<>());
    private int connections;

    public ScriptedServer(Handler handler) {
        this.handler = handler;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                clients.add(client);
                Wire wire = new Wire(client, ++connections);
                start(() -> serve(client, wire));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client, Wire wire) {
        try (client) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                handler.line(line, wire);
            }
        } catch (Exception e) {
            // The client went away or the handler gave up; either way this connection is over.
        }
    }

    public TcpSocketResource resource() {
        return new TcpSocketResource(0, "127.0.0.1", server.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.close();
            synchronized (clients) {
                for (Socket client : clients) {
                    client.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
