package io.mtjlab.simulators.server.vxi11;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.mtjlab.simulators.server.InstrumentLane;
import io.mtjlab.simulators.server.Lanes;
import io.mtjlab.simulators.server.LineFramer;
import io.mtjlab.simulators.server.LockQueue;
import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.TcpChannel;

/** DEVICE_CORE (VXI-11, B.6): links, data, status, locks. On the wires' thread alone. */
final class CoreChannel implements RpcProgram {

    static final int PROGRAM = 0x0607AF;
    static final int VERSION = 1;

    private static final int CREATE_LINK = 10;
    private static final int DEVICE_WRITE = 11;
    private static final int DEVICE_READ = 12;
    private static final int DEVICE_READSTB = 13;
    private static final int DEVICE_TRIGGER = 14;
    private static final int DEVICE_CLEAR = 15;
    private static final int DEVICE_REMOTE = 16;
    private static final int DEVICE_LOCAL = 17;
    private static final int DEVICE_LOCK = 18;
    private static final int DEVICE_UNLOCK = 19;
    private static final int DEVICE_ENABLE_SRQ = 20;
    private static final int DEVICE_DOCMD = 22;
    private static final int DESTROY_LINK = 23;
    private static final int CREATE_INTERRUPT = 25;
    private static final int DESTROY_INTERRUPT = 26;

    private static final int FLAG_WAIT = 0x01;
    private static final int FLAG_END = 0x08;
    private static final int FLAG_CHARACTER = 0x80;

    private static final int MOST_LINKS = 64;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_HANDLE = 40;

    private final String device;
    private final InstrumentLane instrument;
    private final Reactor wires;
    private final LockQueue locks;
    private final Map<Integer, Link> links = new HashMap<>();
    private final Interrupts interrupts;
    private int lastLink;
    private int abortPort;

    CoreChannel(String device, Lanes lanes) throws IOException {
        this.device = device;
        this.instrument = lanes.instrument();
        this.wires = lanes.wires();
        this.interrupts = new Interrupts(instrument.requests(), wires);
        this.locks = new LockQueue(this, instrument.lock(), wires);
    }

    void abortPort(int port) {
        abortPort = port;
    }

    @Override
    public int program() {
        return PROGRAM;
    }

    @Override
    public int version() {
        return VERSION;
    }

    /** See {@link Interrupts#idle}. */
    boolean idle() {
        return interrupts.idle();
    }

    /** device_abort, from the other channel. */
    DeviceError abort(int id) {
        Link link = links.get(id);
        if (link == null) {
            return DeviceError.INVALID_LINK;
        }
        link.abort();
        return DeviceError.NONE;
    }

    @Override
    public boolean call(RpcCall call, TcpChannel from, Consumer<byte[]> reply) throws IOException {
        XdrIn in = call.arguments();
        switch (call.procedure()) {
            case CREATE_LINK -> createLink(in, from, reply);
            case CREATE_INTERRUPT -> interrupts.create(in, from, error -> reply.accept(error.encoded()));
            case DESTROY_INTERRUPT -> reply.accept(interrupts.destroy(from).encoded());
            case DEVICE_WRITE,
                    DEVICE_READ,
                    DEVICE_READSTB,
                    DEVICE_TRIGGER,
                    DEVICE_CLEAR,
                    DEVICE_REMOTE,
                    DEVICE_LOCAL,
                    DEVICE_LOCK,
                    DEVICE_UNLOCK,
                    DEVICE_ENABLE_SRQ,
                    DEVICE_DOCMD,
                    DESTROY_LINK -> onLink(call.procedure(), in, from, reply);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void createLink(XdrIn in, TcpChannel from, Consumer<byte[]> reply) {
        in.integer();
        boolean lock = in.bool();
        long lockMillis = in.unsigned();
        String name = in.string(LONGEST_NAME);
        if (!name.isEmpty() && !name.equalsIgnoreCase(device)) {
            reply.accept(created(DeviceError.NOT_ACCESSIBLE, 0));
            return;
        }
        if (links.size() >= MOST_LINKS) {
            reply.accept(created(DeviceError.OUT_OF_RESOURCES, 0));
            return;
        }
        Link link = new Link(instrument, wires, from);
        int id = ++lastLink;
        links.put(id, link);
        if (!lock) {
            reply.accept(created(DeviceError.NONE, id));
            return;
        }
        locks.await(
                link,
                () -> instrument.lock().tryExclusive(link),
                lockMillis,
                () -> reply.accept(created(DeviceError.NONE, id)),
                () -> {
                    destroy(id);
                    reply.accept(created(DeviceError.LOCKED_BY_ANOTHER, 0));
                });
    }

    private byte[] created(DeviceError error, int id) {
        return new XdrOut()
                .integer(error.code)
                .integer(id)
                .integer(abortPort)
                .integer(RpcPort.LARGEST_DATA)
                .toBytes();
    }

    private void onLink(int procedure, XdrIn in, TcpChannel from, Consumer<byte[]> reply) {
        int id = in.integer();
        Link link = links.get(id);
        Results results = new Results(procedure, reply);
        if (link == null) {
            results.failed(DeviceError.INVALID_LINK);
            return;
        }
        switch (procedure) {
            case DEVICE_WRITE -> write(link, in, results);
            case DEVICE_READ -> read(link, in, results);
            case DEVICE_LOCK -> {
                int flags = in.integer();
                long millis = in.unsigned();
                locks.await(
                        link,
                        () -> instrument.lock().tryExclusive(link),
                        (flags & FLAG_WAIT) != 0 ? millis : 0,
                        results::done,
                        () -> results.failed(DeviceError.LOCKED_BY_ANOTHER));
            }
            case DEVICE_UNLOCK -> {
                boolean held = instrument.lock().holdsExclusive(link);
                instrument.lock().release(link);
                results.failed(held ? DeviceError.NONE : DeviceError.NO_LOCK_HELD);
            }
            case DEVICE_ENABLE_SRQ -> {
                boolean on = in.bool();
                interrupts.enable(link, from, on, in.opaque(LONGEST_HANDLE));
                results.done();
            }
            case DEVICE_DOCMD -> results.failed(DeviceError.NOT_SUPPORTED);
            case DESTROY_LINK -> {
                destroy(id);
                results.done();
            }
            default -> generic(procedure, link, in, results);
        }
    }

    private void write(Link link, XdrIn in, Results results) {
        in.unsigned();
        long lockMillis = in.unsigned();
        int flags = in.integer();
        byte[] data = in.opaque(RpcPort.LARGEST_DATA);
        admitted(link, flags, lockMillis, results, () -> {
            link.write(data, (flags & FLAG_END) != 0);
            results.written(data.length);
        });
    }

    private void read(Link link, XdrIn in, Results results) {
        long most = Math.min(in.unsigned(), LineFramer.LONGEST_LINE);
        long ioMillis = in.unsigned();
        long lockMillis = in.unsigned();
        int flags = in.integer();
        int end = in.integer() & 0xff;
        admitted(link, flags, lockMillis, results, () -> {
            long deadline = System.nanoTime() + ioMillis * 1_000_000L;
            link.read(new Link.Read((int) most, (flags & FLAG_CHARACTER) != 0 ? end : -1, deadline, results.reply()));
        });
    }

    private void generic(int procedure, Link link, XdrIn in, Results results) {
        int flags = in.integer();
        long lockMillis = in.unsigned();
        in.unsigned();
        admitted(link, flags, lockMillis, results, () -> {
            switch (procedure) {
                case DEVICE_READSTB -> results.status(instrument.requests().poll(link.messageAvailable()));
                case DEVICE_TRIGGER -> instrument.trigger(() -> wires.submit(results::done));
                case DEVICE_CLEAR -> {
                    link.clear();
                    results.done();
                }
                default -> results.done(); // remote and local: there is no front panel to lock
            }
        });
    }

    private void admitted(Link link, int flags, long lockMillis, Results results, Runnable then) {
        locks.await(
                link,
                () -> instrument.lock().admits(link),
                (flags & FLAG_WAIT) != 0 ? lockMillis : 0,
                then,
                () -> results.failed(DeviceError.LOCKED_BY_ANOTHER));
    }

    private void destroy(int id) {
        Link link = links.remove(id);
        if (link != null) {
            link.end();
            interrupts.disable(link);
            locks.forget(link);
            instrument.lock().releaseAll(link);
        }
    }

    /** A lost connection takes its links with it, and their locks (VXI-11, B.4.4). */
    @Override
    public void disconnected(TcpChannel from) {
        links.entrySet().stream()
                .filter(entry -> entry.getValue().of(from))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::destroy);
        interrupts.destroy(from);
    }

    /** What the procedures give back: all begin with an error code, some have more behind it. */
    private record Results(int procedure, Consumer<byte[]> reply) {

        void done() {
            failed(DeviceError.NONE);
        }

        void failed(DeviceError error) {
            XdrOut out = new XdrOut().integer(error.code);
            switch (procedure) {
                case DEVICE_READ -> out.integer(0).integer(0);
                case DEVICE_WRITE, DEVICE_READSTB, DEVICE_DOCMD -> out.integer(0);
                default -> {
                    // The error alone.
                }
            }
            reply.accept(out.toBytes());
        }

        void written(int count) {
            reply.accept(new XdrOut().integer(0).integer(count).toBytes());
        }

        void status(int bits) {
            reply.accept(new XdrOut().integer(0).integer(bits).toBytes());
        }
    }
}
