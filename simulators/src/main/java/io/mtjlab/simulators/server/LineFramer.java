package io.mtjlab.simulators.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts bytes into lines at LF; a CR before it is dropped. An LF inside an arbitrary block is data (IEEE 488.2, 7.7.6):
 * a block begins with {@code #}, a digit that says how many digits follow, and these say how many bytes. It is one only
 * where a parameter can begin and outside quotes. A block that is longer than the input buffer is thrown away like a
 * line that is; a header that announces more than {@link #LONGEST_BLOCK} bytes is none: what follows is a line like any
 * other, which the command language will refuse. An indefinite block, {@code #0}, goes on to the end of its message,
 * where the wire tells that; else to the next LF.
 */
public final class LineFramer {

    /** Like the input buffers of the real ones, only roomier; what is longer is thrown away, never stored. */
    public static final int LONGEST_LINE = 262_144;

    /** What a program may mean to send in one block; a header that announces more is a slip. */
    public static final int LONGEST_BLOCK = 1 << 26;

    /** What to do with a line, and with one that was too long. */
    public interface LineSink {
        void line(String text) throws InterruptedException;

        void tooLong();
    }

    private static final int FIRST_BYTES = 256;

    private final LineSink sink;
    private final boolean returnEnds;
    private byte[] line = new byte[FIRST_BYTES];
    private int length;
    private final boolean messages;
    private boolean discarding;
    private byte quote;
    /** Digits of the block's header that are still to come; below 0 when none is being read. */
    private int headerDigits = -1;

    private int announced;
    private int blockBytes;
    private boolean toTheEnd;

    public LineFramer(LineSink sink) {
        this(sink, false);
    }

    /** @param returnEnds true where a CR ends a line, too, and empty lines are none, as on a serial port */
    public LineFramer(LineSink sink, boolean returnEnds) {
        this(sink, returnEnds, false);
    }

    private LineFramer(LineSink sink, boolean returnEnds, boolean messages) {
        this.sink = sink;
        this.returnEnds = returnEnds;
        this.messages = messages;
    }

    /** Of whole messages, each of which is ended by {@link #end}: what the wire calls END. */
    static LineFramer ofMessages(LineSink sink) {
        return new LineFramer(sink, false, true);
    }

    /** Takes all of the bytes. */
    public void take(ByteBuffer bytes) throws InterruptedException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (blockBytes > 0) {
                blockBytes--;
                store(b);
            } else if (b == '\n' || b == '\r' && returnEnds) {
                if (pending() || !returnEnds) {
                    end();
                }
            } else {
                if (!discarding) {
                    follow(b);
                }
                store(b);
            }
        }
    }

    /** The line ends here, with or without an LF. */
    public void end() throws InterruptedException {
        boolean tooLong = discarding;
        byte last = toTheEnd ? (byte) '\n' : (byte) '\r';
        int end = length > 0 && line[length - 1] == last ? length - 1 : length;
        String text = tooLong ? "" : new String(line, 0, end, StandardCharsets.ISO_8859_1);
        forget();
        if (tooLong) {
            sink.tooLong();
        } else {
            sink.line(text);
        }
    }

    /** True when bytes have come since the last line's end. */
    public boolean pending() {
        return length > 0 || discarding;
    }

    /** Throws away what has come of a line. */
    public void forget() {
        length = 0;
        discarding = false;
        quote = 0;
        headerDigits = -1;
        blockBytes = 0;
        toTheEnd = false;
        if (line.length > FIRST_BYTES * 16) {
            line = new byte[FIRST_BYTES];
        }
    }

    private void follow(byte b) {
        if (headerDigits > 0) {
            if (b < '0' || b > '9') {
                headerDigits = -1;
                return;
            }
            announced = announced * 10 + b - '0';
            headerDigits--;
            if (headerDigits == 0) {
                headerDigits = -1;
                blockBytes = announced <= LONGEST_BLOCK ? announced : 0;
            }
        } else if (headerDigits == 0) {
            headerDigits = b >= '1' && b <= '9' ? b - '0' : -1;
            announced = 0;
            if (b == '0' && messages) {
                toTheEnd = true;
                blockBytes = Integer.MAX_VALUE;
            }
        } else if (quote != 0) {
            quote = b == quote ? 0 : quote;
        } else if (b == '"' || b == '\'') {
            quote = b;
        } else if (b == '#' && length > 0 && parameterBegins(line[length - 1])) {
            headerDigits = 0;
        }
    }

    private static boolean parameterBegins(byte before) {
        return before >= 0 && before <= ' ' || before == ',';
    }

    private void store(byte b) {
        if (discarding) {
            return;
        }
        if (length == LONGEST_LINE) {
            discarding = true;
            length = 0;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(line.length * 2, LONGEST_LINE));
        }
        line[length++] = b;
    }
}
