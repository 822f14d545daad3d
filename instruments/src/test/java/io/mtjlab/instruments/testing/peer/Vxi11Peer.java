package io.mtjlab.instruments.testing.peer;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.Vxi11Resource;

/**
 * A VXI-11 server with a port mapper of its own, from the protocol's text (sections B.4 and B.6). As IEEE 488.2 wants
 * it, a new message clears an answer that was not read, and so does a device clear.
 */
public final class Vxi11Peer implements Peer {

    private static final int CORE = 0x0607AF;
    private static final int ABORT = 0x0607B0;
    private static final int INTERRUPT = 0x0607B1;
    private static final int IO_TIMEOUT = 15;

    private final Script script;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<Integer, LinkState> links = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> forcedErrors = new ConcurrentHashMap<>();
    private final Set<Interrupts> listeners = ConcurrentHashMap.newKeySet();
    private final Semaphore lock = new Semaphore(1);
    private final AtomicInteger lastLink = new AtomicInteger(40);
    private final PeerServer core = new PeerServer((client, number) -> serve(client, number, CORE));
    private final PeerServer abort = new PeerServer((client, number) -> serve(client, number, ABORT));
    private final PeerServer portmapper = new PeerServer((client, number) -> serve(client, number, 100_000));
    private volatile int statusByte;
    private volatile int largestWrite = 4096;
    private volatile int mostAtOnce = Integer.MAX_VALUE;
    private volatile boolean ignoresTimeouts;
    private volatile boolean hasAbort = true;
    private volatile boolean fragments;
    private volatile boolean staleReplies;

    public Vxi11Peer(Script script) {
        this.script = script;
    }

    /** How much it takes in one {@code device_write}, and gives in one {@code device_read}. */
    public Vxi11Peer chunks(int write, int read) {
        largestWrite = write;
        mostAtOnce = read;
        return this;
    }

    /** Every call of a procedure fails with an error code from now on; 0 ends that. */
    public void force(int procedure, int error) {
        forcedErrors.put(procedure, error);
    }

    /** Lets a {@code device_read} hang, whatever time-out it came with. */
    public Vxi11Peer ignoringTimeouts(boolean offersAbort) {
        ignoresTimeouts = true;
        hasAbort = offersAbort;
        return this;
    }

    /** Sends replies in many fragments, each byte of a length on its own. */
    public Vxi11Peer fragmenting() {
        fragments = true;
        return this;
    }

    /** Sends before every reply one to a call of long ago. */
    public Vxi11Peer withStaleReplies() {
        staleReplies = true;
        return this;
    }

    public int portmapperPort() {
        return portmapper.port();
    }

    public int corePort() {
        return core.port();
    }

    /** Something to be read, or what happens instead when its turn has come. */
    private record Output(byte[] bytes, boolean end, boolean hangUp, boolean reset) {}

    /** One client's link. */
    private final class LinkState {
        final int number;
        final int connection;
        final ScriptRunner runner = new ScriptRunner();
        final Deque<Output> output = new ArrayDeque<>();
        final ByteArrayOutputStream input = new ByteArrayOutputStream();
        boolean aborted;
        boolean holdsLock;
        byte[] handle = new byte[0];

        LinkState(int number, int connection) {
            this.number = number;
            this.connection = connection;
        }

        synchronized void put(Output item) {
            output.add(item);
            notifyAll();
        }

        synchronized void abort() {
            aborted = true;
            notifyAll();
        }

        synchronized void clear() {
            runner.clear();
            output.clear();
            input.reset();
        }

        /** The next thing to be read; null after the time-out. */
        synchronized @Nullable Output take(int millis) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (output.isEmpty() && !aborted) {
                long left = end - System.nanoTime();
                if (ignoresTimeouts) {
                    wait();
                } else if (left <= 0) {
                    return null;
                } else {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
            }
            return output.poll();
        }

        void end() {
            runner.close();
            links.remove(number);
            if (holdsLock) {
                lock.release();
            }
        }
    }

    private void serve(Socket client, int connection, int program) throws Exception {
        DataInputStream in = new DataInputStream(client.getInputStream());
        Set<LinkState> mine = ConcurrentHashMap.newKeySet();
        Interrupts interrupts = new Interrupts();
        try {
            while (true) {
                int head = in.readInt();
                ByteBuffer call = ByteBuffer.wrap(in.readNBytes(head & 0x7FFF_FFFF));
                int transaction = call.getInt();
                if (call.getInt() != 0 || call.getInt() != 2 || head >= 0) {
                    throw new IOException("no call of RPC version 2 in one fragment");
                }
                int called = call.getInt();
                call.getInt(); // version
                int procedure = call.getInt();
                call.position(call.position() + 16);
                Xdr reply = new Xdr().put(transaction).put(1).put(0).put(0).put(0);
                if (called != program) {
                    reply.put(1);
                } else {
                    reply.put(0);
                    answer(new Call(client, connection, mine, interrupts, program, procedure, call), reply);
                }
                write(client, reply.toByteArray());
            }
        } finally {
            mine.forEach(LinkState::end);
            listeners.remove(interrupts);
            interrupts.close();
        }
    }

    private void write(Socket client, byte[] reply) throws IOException {
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        if (staleReplies) {
            byte[] stale = reply.clone();
            ByteBuffer.wrap(stale).putInt(0, -7);
            out.writeInt(0x8000_0000 | stale.length);
            out.write(stale);
        }
        if (fragments) {
            for (int i = 0; i < reply.length; i += 5) {
                int count = Math.min(5, reply.length - i);
                int head = (i + count == reply.length ? 0x8000_0000 : 0) | count;
                for (byte each : ByteBuffer.allocate(4).putInt(head).array()) {
                    out.write(each);
                }
                out.write(reply, i, count);
            }
        } else {
            ByteBuffer whole = ByteBuffer.allocate(4 + reply.length);
            out.write(whole.putInt(0x8000_0000 | reply.length).put(reply).array());
        }
    }

    private record Call(
            Socket client,
            int connection,
            Set<LinkState> mine,
            Interrupts interrupts,
            int program,
            int procedure,
            ByteBuffer arguments) {

        int integer() {
            return arguments.getInt();
        }

        byte[] opaque() {
            byte[] bytes = new byte[arguments.getInt()];
            arguments.get(bytes);
            arguments.position(arguments.position() + (-bytes.length & 3));
            return bytes;
        }
    }

    private void answer(Call call, Xdr reply) throws Exception {
        if (call.program == 100_000) {
            int program = call.integer();
            call.integer(); // version
            boolean tcp = call.integer() == 6;
            reply.put(tcp && program == CORE ? core.port() : 0);
            return;
        }
        if (call.program == ABORT) {
            LinkState aborted = links.get(call.integer());
            if (aborted != null) {
                heard.add("(abort)");
                aborted.abort();
            }
            reply.put(aborted == null ? 4 : 0);
            return;
        }
        int forced = forcedErrors.getOrDefault(call.procedure, 0);
        if (forced != 0) {
            reply.put(forced).put(0).put(0).put(0);
        } else if (call.procedure == 10) {
            createLink(call, reply);
        } else if (call.procedure == 25) {
            reply.put(call.interrupts.connect(call));
        } else {
            LinkState link = links.get(call.integer());
            if (link == null) {
                reply.put(4).put(0).put(0);
            } else {
                onLink(link, call, reply);
            }
        }
    }

    private void createLink(Call call, Xdr reply) {
        call.integer(); // client
        call.integer(); // whether to lock
        call.integer(); // lock time-out
        String device = Bytes.message(call.opaque());
        if (!device.equals("inst0")) {
            reply.put(3).put(0).put(0).put(0);
            return;
        }
        LinkState link = new LinkState(lastLink.incrementAndGet(), call.connection);
        links.put(link.number, link);
        call.mine.add(link);
        heard.add("(create link)");
        reply.put(0).put(link.number).put(hasAbort ? abort.port() : 0).put(largestWrite);
    }

    private void onLink(LinkState link, Call call, Xdr reply) throws Exception {
        boolean locked = lock.availablePermits() == 0 && !link.holdsLock;
        switch (call.procedure) {
            case 11 -> write(link, call, reply, locked);
            case 12 -> read(link, call, reply);
            case 13 -> reply.put(locked ? 11 : 0).put(statusByte);
            case 14, 15, 16, 17 -> {
                heard.add(List.of("(trigger)", "(clear)", "(remote)", "(local)").get(call.procedure - 14));
                if (call.procedure == 15) {
                    link.clear();
                }
                reply.put(locked ? 11 : 0);
            }
            case 18 -> {
                boolean waits = (call.integer() & 1) != 0;
                int millis = call.integer();
                link.holdsLock = lock.tryAcquire(waits ? millis : 0, TimeUnit.MILLISECONDS);
                reply.put(link.holdsLock ? 0 : 11);
            }
            case 19 -> {
                reply.put(link.holdsLock ? 0 : 12);
                if (link.holdsLock) {
                    link.holdsLock = false;
                    lock.release();
                }
            }
            case 20 -> {
                boolean enabled = call.integer() != 0;
                byte[] handle = call.opaque();
                link.handle = enabled ? handle : new byte[0];
                call.interrupts.links.add(link);
                listeners.add(call.interrupts);
                reply.put(0);
            }
            case 23 -> {
                heard.add("(destroy link)");
                link.end();
                reply.put(0);
            }
            default -> reply.put(8);
        }
    }

    private void write(LinkState link, Call call, Xdr reply, boolean locked) {
        call.integer(); // time-out
        call.integer(); // lock time-out
        boolean end = (call.integer() & 8) != 0;
        byte[] data = call.opaque();
        if (locked || data.length > largestWrite) {
            reply.put(locked ? 11 : 5).put(0);
            return;
        }
        synchronized (link) {
            link.input.writeBytes(data);
            if (end) {
                link.output.clear();
                String message = Bytes.message(link.input.toByteArray());
                link.input.reset();
                heard.add(message);
                int era = link.runner.era();
                link.runner.run(() -> script.message(message, new LinkWire(link, era)));
            }
        }
        reply.put(0).put(data.length);
    }

    private void read(LinkState link, Call call, Xdr reply) throws Exception {
        int most = Math.min(call.integer(), mostAtOnce);
        Output next = link.take(call.integer());
        if (link.aborted) {
            link.aborted = false;
            reply.put(23).put(0).put(0);
        } else if (next == null) {
            reply.put(IO_TIMEOUT).put(0).put(0);
        } else if (next.hangUp) {
            call.client.close();
        } else if (next.reset) {
            PeerServer.reset(call.client);
        } else {
            boolean cut = next.bytes.length > most;
            byte[] part = cut ? Arrays.copyOf(next.bytes, most) : next.bytes;
            if (cut) {
                byte[] rest = Arrays.copyOfRange(next.bytes, most, next.bytes.length);
                synchronized (link) {
                    link.output.addFirst(new Output(rest, next.end, false, false));
                }
            }
            reply.put(0).put(cut ? 1 : next.end ? 4 : 0).put(part);
        }
    }

    private record LinkWire(LinkState link, int era) implements Wire {

        @Override
        public int connection() {
            return link.connection;
        }

        private void put(Output item) throws InterruptedException {
            synchronized (link) { // or a device clear could come in between
                link.runner.mustStillBe(era);
                link.put(item);
            }
        }

        @Override
        public void send(byte[] bytes) throws InterruptedException {
            put(new Output(bytes, false, false, false));
        }

        @Override
        public void end(byte[] bytes) throws InterruptedException {
            put(new Output(bytes, true, false, false));
        }

        @Override
        public void hangUp() throws InterruptedException {
            put(new Output(new byte[0], false, true, false));
        }

        @Override
        public void reset() throws InterruptedException {
            put(new Output(new byte[0], false, false, true));
        }
    }

    /** The server's end of interrupt channels: it is the client there. */
    private static final class Interrupts {
        final Set<LinkState> links = ConcurrentHashMap.newKeySet();
        private @Nullable Socket socket;
        private int transaction;

        int connect(Call call) throws IOException {
            byte[] address = ByteBuffer.allocate(4).putInt(call.integer()).array();
            int port = call.integer();
            if (call.integer() != INTERRUPT || call.integer() != 1 || call.integer() != 0) {
                return 5;
            }
            socket = new Socket(InetAddress.getByAddress(address), port);
            return 0;
        }

        void request(byte[] handle) throws IOException {
            Socket open = socket;
            if (open == null) {
                return;
            }
            byte[] body = new Xdr()
                    .put(++transaction)
                    .put(0)
                    .put(2)
                    .put(INTERRUPT)
                    .put(1)
                    .put(30)
                    .put(0)
                    .put(0)
                    .put(0)
                    .put(0)
                    .put(handle)
                    .toByteArray();
            DataOutputStream out = new DataOutputStream(open.getOutputStream());
            out.writeInt(0x8000_0000 | body.length);
            out.write(body);
        }

        void close() throws IOException {
            if (socket != null) {
                socket.close();
            }
        }
    }

    /** Big endian, in fours (RFC 4506). */
    private static final class Xdr {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Xdr put(int value) {
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
            return this;
        }

        Xdr put(byte[] opaque) {
            put(opaque.length);
            bytes.writeBytes(opaque);
            bytes.writeBytes(new byte[-opaque.length & 3]);
            return this;
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }

    @Override
    public ResourceString resource() {
        return new Vxi11Resource(0, "127.0.0.1", OptionalInt.of(core.port()), "inst0");
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
        for (Interrupts each : listeners) {
            for (LinkState link : each.links) {
                each.request(link.handle);
            }
        }
    }

    @Override
    public void close() {
        core.close();
        abort.close();
        portmapper.close();
    }
}
