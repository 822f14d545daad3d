package io.mtjlab.instruments.testing.peer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.TcpSocketResource;

/** A raw socket: messages end at a line feed that stands in no definite length block. */
public final class TcpPeer implements Peer {

    private final Script script;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final PeerServer server = new PeerServer(this::serve);
    private volatile int statusByte;

    public TcpPeer(Script script) {
        this.script = script;
    }

    private void serve(Socket client, int connection) throws Exception {
        InputStream in = new BufferedInputStream(client.getInputStream());
        Wire wire = new SocketWire(client, connection);
        while (true) {
            String message = Bytes.message(read(in));
            heard.add(message);
            if (message.equals("*STB?")) {
                wire.end(statusByte + "\n");
            } else {
                script.message(message, wire);
            }
        }
    }

    static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int before = ' ';
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("over");
            }
            message.write(b);
            if (b == '\n') {
                return message.toByteArray();
            }
            if (b == '#' && (before == ' ' || before == ',')) {
                int digits = in.read();
                message.write(digits);
                byte[] length = in.readNBytes(digits - '0');
                message.write(length);
                message.write(in.readNBytes(Integer.parseInt(new String(length, StandardCharsets.US_ASCII))));
            }
            before = b;
        }
    }

    private record SocketWire(Socket client, int connection) implements Wire {

        @Override
        public void send(byte[] bytes) throws IOException {
            client.getOutputStream().write(bytes);
        }

        @Override
        public void end(byte[] bytes) throws IOException {
            send(bytes);
        }

        @Override
        public void hangUp() throws IOException {
            client.close();
        }

        @Override
        public void reset() throws IOException {
            PeerServer.reset(client);
        }
    }

    @Override
    public ResourceString resource() {
        return new TcpSocketResource(0, "127.0.0.1", server.port());
    }

    @Override
    public Set<Link.Feature> offers() {
        return EnumSet.noneOf(Link.Feature.class);
    }

    @Override
    public List<String> heard() {
        return heard;
    }

    @Override
    public void status(int newStatusByte) {
        statusByte = newStatusByte;
    }

    @Override
    public void requestService() {
        throw new UnsupportedOperationException("a raw socket has no service request");
    }

    @Override
    public void close() {
        server.close();
    }
}
