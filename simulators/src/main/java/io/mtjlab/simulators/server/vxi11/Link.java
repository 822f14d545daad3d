package io.mtjlab.simulators.server.vxi11;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.server.Answer;
import io.mtjlab.simulators.server.InstrumentLane;
import io.mtjlab.simulators.server.LineFramer;
import io.mtjlab.simulators.server.Outlet;
import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.TcpChannel;

/**
 * One client's link: what it has written and not ended, what has been answered and not read. Touched by the wires'
 * thread alone, but for {@link #unasked}.
 */
final class Link {

    private static final int REASON_COUNT = 1;
    private static final int REASON_CHARACTER = 2;
    private static final int REASON_END = 4;

    /**
     * A device_read.
     *
     * @param most bytes wanted
     * @param end a byte to stop behind, below 0 for none
     */
    record Read(int most, int end, long deadlineNanos, Consumer<byte[]> reply) {}

    private final InstrumentLane instrument;
    private final Reactor wires;
    private final TcpChannel client;
    private final Outlet outlet;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private byte[] output = {};
    private int taken;
    private boolean endsConnection;
    private int running;
    private boolean alarmed;
    private long alarmNanos;
    private @Nullable Read waiting;
    /** What the instrument sends by itself is not fetched fast enough. Read by its thread, too, as is the next. */
    private volatile boolean behind;

    private volatile boolean ended;
    /** Counts device clears; the instrument's thread looks whether a message is from before the last one. */
    private volatile int generation;

    Link(InstrumentLane instrument, Reactor wires, TcpChannel client) {
        this.instrument = instrument;
        this.wires = wires;
        this.client = client;
        this.outlet = Outlet.of(client, this::unasked);
    }

    boolean of(TcpChannel channel) {
        return client == channel;
    }

    boolean messageAvailable() {
        return taken < output.length;
    }

    /** Takes data; with {@code end} the message is complete and goes to the instrument. */
    void write(byte[] data, boolean end) {
        if (messageAvailable()) {
            instrument.interrupted();
            discardOutput();
        }
        if (input.size() <= LineFramer.LONGEST_LINE) {
            // One byte too many is enough for the instrument to find that it is too long.
            input.write(data, 0, Math.min(data.length, LineFramer.LONGEST_LINE + 1 - input.size()));
        }
        if (end) {
            byte[] message = input.toByteArray();
            input.reset();
            running++;
            int now = generation;
            instrument.message(
                    message, outlet, () -> now == generation, answer -> wires.submit(() -> finished(now, answer)));
        }
    }

    private void finished(int of, Answer answer) {
        running--;
        if (of != generation) {
            return;
        }
        if (!answer.isEmpty() && messageAvailable()) {
            instrument.interrupted();
        }
        endsConnection |= answer.last();
        if (!answer.isEmpty()) {
            give(answer.bytes());
        }
    }

    /** From the instrument's side: one more piece of what it sends by itself. */
    private boolean unasked(byte[] bytes) {
        if (ended || behind) {
            return false;
        }
        wires.submit(() -> {
            int rest = output.length - taken;
            byte[] both = Arrays.copyOf(Arrays.copyOfRange(output, taken, output.length), rest + bytes.length);
            System.arraycopy(bytes, 0, both, rest, bytes.length);
            give(both);
        });
        return true;
    }

    private void give(byte[] bytes) {
        output = bytes;
        taken = 0;
        Read read = waiting;
        if (read != null) {
            waiting = null;
            deliver(read);
        }
        look();
    }

    private void look() {
        behind = output.length - taken > Outlet.MOST_WAITING_BYTES;
    }

    /** The client has destroyed the link, or is gone. */
    void end() {
        ended = true;
    }

    /** Answers now, when the answer is there, or at the deadline. */
    void read(Read read) {
        if (messageAvailable()) {
            deliver(read);
        } else if (waiting != null) {
            read.reply.accept(failed(DeviceError.IO));
        } else {
            if (running == 0) {
                instrument.unterminated();
            }
            waiting = read;
            watch();
        }
    }

    private void deliver(Read read) {
        int count = Math.min(read.most, output.length - taken);
        int reason = 0;
        if (read.end >= 0) {
            for (int i = 0; i < count; i++) {
                if ((output[taken + i] & 0xff) == read.end) {
                    count = i + 1;
                    reason |= REASON_CHARACTER;
                }
            }
        }
        byte[] part = Arrays.copyOfRange(output, taken, taken + count);
        taken += count;
        look();
        reason |= count == read.most ? REASON_COUNT : 0;
        reason |= messageAvailable() || endsConnection ? 0 : REASON_END;
        read.reply.accept(new XdrOut().integer(0).integer(reason).opaque(part).toBytes());
        if (!messageAvailable() && endsConnection) {
            client.endAfterSending();
        }
    }

    /** One alarm at a time, unless an earlier one is needed: a client may ask thousands of times and wait long. */
    private void watch() {
        Read read = waiting;
        if (read == null || alarmed && alarmNanos - read.deadlineNanos <= 0) {
            return;
        }
        alarmed = true;
        alarmNanos = read.deadlineNanos;
        wires.later(Math.max(0, read.deadlineNanos - System.nanoTime()), () -> {
            alarmed = false;
            Read now = waiting;
            if (now != null && now.deadlineNanos - System.nanoTime() <= 0) {
                fail(DeviceError.TIMEOUT);
            }
            watch();
        });
    }

    private void fail(DeviceError error) {
        Read read = waiting;
        if (read != null) {
            waiting = null;
            read.reply.accept(failed(error));
        }
    }

    private static byte[] failed(DeviceError error) {
        return new XdrOut().integer(error.code).integer(0).integer(0).toBytes();
    }

    /** device_abort: what this link waits for ends now. */
    void abort() {
        if (running > 0) {
            instrument.abort();
        }
        fail(DeviceError.ABORTED);
    }

    /** device_clear: both buffers are emptied, and what is under way ends. */
    void clear() {
        generation++;
        input.reset();
        discardOutput();
        instrument.clear();
    }

    private void discardOutput() {
        output = new byte[0];
        taken = 0;
        behind = false;
    }
}
