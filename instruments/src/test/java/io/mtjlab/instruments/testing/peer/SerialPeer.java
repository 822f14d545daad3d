package io.mtjlab.instruments.testing.peer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.testing.PtyPair;
import io.mtjlab.instruments.visa.ResourceString;

/** A serial port, over pseudo-terminals; identifies itself, as every instrument does. */
public final class SerialPeer implements Peer {

    private final PtyPair pair = new PtyPair();
    private final Script script;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int statusByte;

    public SerialPeer(Script script) {
        this.script = script;
        Thread thread = new Thread(this::serve, "peer-serve");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        InputStream in = new BufferedInputStream(pair.in());
        Wire wire = new PortWire();
        try {
            while (true) {
                String message = Bytes.message(TcpPeer.read(in));
                heard.add(message);
                switch (message) {
                    case "*STB?" -> wire.end(statusByte + "\n");
                    case "*IDN?" -> wire.end("answer to *IDN?\n");
                    default -> script.message(message, wire);
                }
            }
        } catch (Exception e) {
            // The port is gone or the script gave up; either way this instrument says no more.
        }
    }

    private final class PortWire implements Wire {

        @Override
        public int connection() {
            return 1;
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            pair.out().write(bytes);
        }

        @Override
        public void end(byte[] bytes) throws IOException {
            send(bytes);
        }

        @Override
        public void hangUp() {
            throw new UnsupportedOperationException("a serial port has no connection");
        }

        @Override
        public void reset() {
            throw new UnsupportedOperationException("a serial port has no connection");
        }
    }

    @Override
    public ResourceString resource() {
        return pair.resource();
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
        throw new UnsupportedOperationException("a serial port has no service request");
    }

    @Override
    public void close() {
        pair.close();
    }
}
