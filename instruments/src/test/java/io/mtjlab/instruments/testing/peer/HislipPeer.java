package io.mtjlab.instruments.testing.peer;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.visa.HislipResource;
import io.mtjlab.instruments.visa.ResourceString;

/** A HiSLIP 1.0 server (IVI-6.1), with the message numbers of table 4 of that text. */
public final class HislipPeer implements Peer {

    private final Script script;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<Integer, Session> sessions = new ConcurrentHashMap<>();
    private final Semaphore lock = new Semaphore(1);
    private final PeerServer server = new PeerServer(this::serve);
    private volatile int statusByte;
    private volatile boolean prefersOverlapped;
    private volatile boolean insists;
    private volatile boolean deaf;
    private volatile long largestMessage = 1 << 20;
    private int connections;

    public HislipPeer(Script script) {
        this.script = script;
    }

    /** The mode that it proposes, and whether it takes another. */
    public HislipPeer overlapped(boolean prefers, boolean mustBe) {
        prefersOverlapped = prefers;
        insists = mustBe;
        return this;
    }

    public HislipPeer largestMessage(long bytes) {
        largestMessage = bytes;
        return this;
    }

    /** Does not answer a device clear any more. */
    public void goDeaf() {
        deaf = true;
    }

    /** What a test needs to misbehave: the raw synchronous channel of the present client. */
    public interface Raw {
        void message(int type, int control, int parameter, byte[] payload) throws IOException;

        void asyncMessage(int type, int control, int parameter, byte[] payload) throws IOException;

        void bytes(byte[] bytes) throws IOException;

        /** The identity of the message that the script is called for. */
        int messageId();
    }

    /** The wire of a script as a means to misbehave. */
    public static Raw raw(Wire wire) {
        return (SessionWire) wire;
    }

    private record Header(int type, int control, int parameter, long length) {}

    private static Header read(DataInputStream in) throws IOException {
        if (in.readShort() != ('H' << 8 | 'S')) {
            throw new IOException("no HiSLIP");
        }
        return new Header(in.readUnsignedByte(), in.readUnsignedByte(), in.readInt(), in.readLong());
    }

    private static synchronized void write(Socket to, int type, int control, int parameter, byte[] payload)
            throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(ByteBuffer.allocate(16 + payload.length)
                .put((byte) 'H')
                .put((byte) 'S')
                .put((byte) type)
                .put((byte) control)
                .putInt(parameter)
                .putLong(payload.length)
                .put(payload)
                .array());
    }

    private void serve(Socket client, int connection) throws Exception {
        DataInputStream in = new DataInputStream(client.getInputStream());
        Header first = read(in);
        byte[] payload = in.readNBytes((int) first.length);
        if (first.type == 0) {
            Session session = new Session(client);
            heard.add("(initialize " + Bytes.message(payload) + ")");
            sessions.put(session.number, session);
            write(client, 1, prefersOverlapped ? 1 : 0, 0x0100 << 16 | session.number, new byte[0]);
            try {
                session.serveSync(in);
            } finally {
                session.end();
            }
        } else if (first.type == 17) {
            Session session = sessions.get(first.parameter & 0xFFFF);
            session.async = client;
            write(client, 18, 0, 'p' << 8 | 'p', new byte[0]);
            try {
                session.serveAsync(in);
            } finally {
                session.end();
            }
        }
    }

    private synchronized int count() {
        return ++connections;
    }

    /** One client: its two channels and where the protocol stands. */
    private final class Session {
        final int number = count();
        final Socket sync;
        final ScriptRunner runner = new ScriptRunner();
        volatile @Nullable Socket async;
        volatile boolean overlapped = prefersOverlapped;
        volatile boolean clearing;
        volatile int outgoing = 0xFFFF_FF00;
        boolean holdsLock;

        Session(Socket sync) {
            this.sync = sync;
        }

        void serveSync(DataInputStream in) throws Exception {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            while (true) {
                Header header = read(in);
                byte[] payload = in.readNBytes((int) header.length);
                if (header.type == 8) {
                    overlapped = insists ? prefersOverlapped : (header.control & 1) == 1;
                    outgoing = 0xFFFF_FF00;
                    message.reset();
                    clearing = false;
                    write(sync, 9, overlapped ? 1 : 0, 0, new byte[0]);
                } else if (clearing) {
                    continue;
                } else if (header.type == 6 || header.type == 7) {
                    if (header.length + 16 > largestMessage) {
                        write(sync, 3, 4, 0, Bytes.of("too large"));
                        continue;
                    }
                    message.write(payload);
                    if (header.type == 7) {
                        take(Bytes.message(message.toByteArray()), header.parameter);
                        message.reset();
                    }
                } else if (header.type == 12) {
                    heard.add("(trigger)");
                } else {
                    heard.add("(sync message " + header.type + " " + header.control + ")");
                }
            }
        }

        private void take(String message, int id) {
            heard.add(message);
            int era = runner.era();
            runner.run(() -> script.message(message, new SessionWire(this, id, era)));
        }

        void serveAsync(DataInputStream in) throws Exception {
            while (true) {
                Header header = read(in);
                byte[] payload = in.readNBytes((int) header.length);
                switch (header.type) {
                    case 4 -> answer(5, header.control == 1 ? lock(header.parameter) : unlock());
                    case 10 -> {
                        heard.add("(remote local " + header.control + ")");
                        answer(11, 0);
                    }
                    case 15 ->
                        write(
                                async(),
                                16,
                                0,
                                0,
                                ByteBuffer.allocate(8).putLong(largestMessage).array());
                    case 19 -> {
                        heard.add("(clear)");
                        clearing = true;
                        runner.clear();
                        if (!deaf) {
                            answer(23, prefersOverlapped ? 1 : 0);
                        }
                    }
                    case 21 -> answer(22, statusByte);
                    default -> heard.add("(async message " + header.type + " " + header.control + ")");
                }
            }
        }

        private Socket async() {
            Socket open = async;
            if (open == null) {
                throw new IllegalStateException("no asynchronous channel");
            }
            return open;
        }

        private void answer(int type, int control) throws IOException {
            write(async(), type, control, 0, new byte[0]);
        }

        private int lock(int millis) throws InterruptedException {
            if (holdsLock) {
                return 3;
            }
            holdsLock = lock.tryAcquire(millis, TimeUnit.MILLISECONDS);
            return holdsLock ? 1 : 0;
        }

        private int unlock() {
            if (!holdsLock) {
                return 3;
            }
            holdsLock = false;
            lock.release();
            return 1;
        }

        synchronized void end() throws IOException {
            if (holdsLock) {
                unlock();
            }
            sessions.remove(number);
            runner.close();
            sync.close();
            Socket other = async;
            if (other != null) {
                other.close();
            }
        }
    }

    private static final class SessionWire implements Wire, Raw {
        private final Session session;
        private final int id;
        private final int era;

        SessionWire(Session session, int id, int era) {
            this.session = session;
            this.id = id;
            this.era = era;
        }

        @Override
        public int connection() {
            return session.number;
        }

        @Override
        public void send(byte[] bytes) throws Exception {
            data(6, bytes);
        }

        @Override
        public void end(byte[] bytes) throws Exception {
            data(7, bytes);
        }

        private void data(int type, byte[] bytes) throws Exception {
            session.runner.mustStillBe(era);
            int parameter = id;
            if (session.overlapped) {
                parameter = session.outgoing;
                session.outgoing += 2;
            }
            write(session.sync, type, 0, parameter, bytes);
        }

        @Override
        public void hangUp() throws IOException {
            session.sync.close();
        }

        @Override
        public void reset() throws IOException {
            PeerServer.reset(session.sync);
        }

        @Override
        public void message(int type, int control, int parameter, byte[] payload) throws IOException {
            write(session.sync, type, control, parameter, payload);
        }

        @Override
        public void asyncMessage(int type, int control, int parameter, byte[] payload) throws IOException {
            write(session.async(), type, control, parameter, payload);
        }

        @Override
        public void bytes(byte[] bytes) throws IOException {
            session.sync.getOutputStream().write(bytes);
        }

        @Override
        public int messageId() {
            return id;
        }
    }

    @Override
    public ResourceString resource() {
        return new HislipResource(0, "127.0.0.1", "hislip0", server.port());
    }

    @Override
    public Set<Link.Feature> offers() {
        return EnumSet.allOf(Link.Feature.class);
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
    public void requestService() throws IOException {
        for (Session session : sessions.values()) {
            write(session.async(), 20, statusByte, 0, new byte[0]);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
