package io.mtjlab.simulators.twin.sr860;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.server.Outlet;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.lockin.Settings;
import io.mtjlab.simulators.twin.lockin.SignalPath;
import io.mtjlab.simulators.twin.sampling.Errand;

/**
 * Samples as datagrams to the host that has asked for them (operation manual, chapter 4: data streaming). A packet
 * begins with 32 bits, the highest byte first: bits 0 to 7 count packets, 8 to 11 say what is in it (0 to 3 as STREAMCH,
 * 4 more for integers), 12 to 15 its length as STREAMPCKT, 16 to 23 the rate as a power of 2, 24 and 25 overload and
 * error, 28 the byte order, 29 integrity checking. The rest is full of samples in the chosen order and form. Integers
 * have their full scale at 32767, angles 180 degrees there (assumed). Under the bench's lock.
 */
final class UdpStream implements SignalPath.Sampler {

    private static final Logger LOG = LoggerFactory.getLogger(UdpStream.class);

    private static final int[] VALUES = {1, 2, 2, 4};
    private static final int POLAR = 2;
    private static final int ANGLE = 3;
    private static final int LONGEST_BYTES = 1024;
    private static final int INTEGER_FULL_SCALE = 32767;
    private static final double HALF_TURN_DEGREES = 180;

    /** Datagrams go out in bursts that are no closer than this. */
    private static final long LEAST_NANOS = 1_000_000;

    private static final int LITTLE_ENDIAN = 1;
    private static final int CHECKED = 1 << 1;

    private final Post post;
    private final Settings settings;
    private final Sr860State state;
    private final List<byte[]> unsent = new ArrayList<>();
    private volatile Outlet outlet = Outlet.NONE;
    private ByteBuffer packet = ByteBuffer.allocate(0);
    private double periodNanos;
    private long startNanos;
    private long taken;
    private int sent;
    private int run;
    private boolean on;

    UdpStream(Post post, Settings settings, MnemonicTable table, Sr860State state) {
        this.post = post;
        this.settings = settings;
        this.state = state;
        settings.words("STREAMCH", 0, "X", "XY", "RT", "XYRT")
                .whole("STREAMRATE", 0, 20, 0)
                .words("STREAMFMT", 0, "FLOAT", "INT")
                .whole("STREAMPCKT", 0, 3, 0)
                .whole("STREAMPORT", 1024, 65535, 1865)
                .whole("STREAMOPTION", 0, 3, CHECKED);
        table.query("STREAMRATEMAX", () -> Sr860State.PRINT.apply(state.fastestHertz()))
                .query("STREAM", () -> on ? "1" : "0")
                .command("STREAM", arguments -> {
                    arguments.expect(1, 1);
                    if (arguments.choice(0, "OFF", "ON") == 0) {
                        stop();
                    } else {
                        start();
                    }
                });
    }

    void outlet(Outlet next) {
        outlet = next;
    }

    /** Ends with the packet that is being filled. */
    void stop() {
        state.follow();
        on = false;
        run++;
        unsent.clear();
    }

    private void start() throws Refusal {
        if (on) {
            return;
        }
        state.follow();
        DatagramSocket socket;
        try {
            socket = new DatagramSocket();
        } catch (IOException e) {
            throw new Refusal(Refusal.Kind.EXECUTION, "no socket: " + e.getMessage());
        }
        on = true;
        run++;
        sent = 0;
        taken = 0;
        startNanos = state.nanos();
        periodNanos = 1e9 * Math.pow(2, settings.get("STREAMRATE")) / state.fastestHertz();
        packet = ByteBuffer.allocate(0);
        int mine = run;
        Destination destination = new Destination(socket, outlet, settings.whole("STREAMPORT"));
        Errand.begin(post, "stream", () -> goOn(mine, destination));
    }

    private record Destination(DatagramSocket socket, Outlet listener, int port) {
        void send(byte[] bytes) {
            try {
                socket.send(new DatagramPacket(bytes, bytes.length, listener.host(), port));
            } catch (IOException e) {
                LOG.debug("a datagram to {}:{} was lost: {}", listener.host(), port, e.getMessage());
            }
        }

        void close() {
            socket.close();
        }
    }

    /** @return when the next packet is full */
    private long goOn(int mine, Destination destination) {
        if (run != mine) {
            destination.close();
            return Long.MAX_VALUE;
        }
        post.wires().follow();
        unsent.forEach(destination::send);
        unsent.clear();
        int missing = Math.max(1, packet.remaining() / bytesEach());
        long full = startNanos + Math.round((taken + missing) * periodNanos);
        return Math.max(full, state.nanos() + LEAST_NANOS);
    }

    private boolean integers() {
        return settings.on("STREAMFMT");
    }

    private int content() {
        return settings.whole("STREAMCH");
    }

    private int bytesEach() {
        return VALUES[content()] * (integers() ? Short.BYTES : Float.BYTES);
    }

    @Override
    public long nextAfter(long nanos) {
        return on ? startNanos + Math.round((taken + 1) * periodNanos) : Long.MAX_VALUE;
    }

    @Override
    public void sample(long nanos, double xVolts, double yVolts) {
        taken++;
        if (packet.remaining() < bytesEach()) {
            begin();
        }
        int first = content() == POLAR ? POLAR : 0;
        for (int i = 0; i < VALUES[content()]; i++) {
            put(first + i, state.captured(first + i, xVolts, yVolts));
        }
        if (packet.remaining() < bytesEach()) {
            unsent.add(packet.array());
        }
    }

    private void put(int output, double value) {
        if (integers()) {
            double part = value / (output == ANGLE ? HALF_TURN_DEGREES : state.fullScaleVolts());
            long scaled = Math.round(part * INTEGER_FULL_SCALE);
            packet.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, scaled)));
        } else {
            packet.putFloat((float) value);
        }
    }

    private void begin() {
        int option = settings.whole("STREAMOPTION");
        int length = settings.whole("STREAMPCKT");
        packet = ByteBuffer.allocate(Integer.BYTES + (LONGEST_BYTES >> length));
        boolean little = (option & LITTLE_ENDIAN) != 0;
        packet.putInt(sent++ & 0xff
                | (content() + (integers() ? 4 : 0)) << 8
                | length << 12
                | settings.whole("STREAMRATE") << 16
                | (state.troubled() ? 1 << 24 : 0)
                | (little ? 1 << 28 : 0)
                | ((option & CHECKED) != 0 ? 1 << 29 : 0));
        packet.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
