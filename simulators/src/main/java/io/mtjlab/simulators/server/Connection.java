package io.mtjlab.simulators.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** One client: its half-read line and its half-sent answers. Touched by the serving thread alone, but for {@link #blocked}. */
final class Connection {

    /** Like the input buffers of the real ones, only roomier; what is longer is thrown away, never stored. */
    static final int LONGEST_LINE = 16_384;

    private final SocketChannel channel;
    private byte[] line = new byte[256];
    private int length;
    private boolean discarding;
    /** Read by the clock's probe, too: who does not take his answers does not stop the time. */
    private volatile @Nullable ByteBuffer unsent;

    Connection(SocketChannel channel) {
        this.channel = channel;
    }

    /** What to do with a line, and with one that was too long. */
    interface LineSink {
        void line(String text) throws IOException, InterruptedException;

        void tooLong();
    }

    /** Cuts bytes into lines at LF; a CR before it is dropped. */
    void take(ByteBuffer bytes, LineSink sink) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b == '\n') {
                if (discarding) {
                    discarding = false;
                    sink.tooLong();
                } else {
                    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                    String text = new String(line, 0, end, StandardCharsets.ISO_8859_1);
                    length = 0;
                    sink.line(text);
                    continue;
                }
                length = 0;
            } else if (!discarding) {
                if (length == LONGEST_LINE) {
                    discarding = true;
                    length = 0;
                } else {
                    if (length == line.length) {
                        line = Arrays.copyOf(line, line.length * 2);
                    }
                    line[length++] = b;
                }
            }
        }
    }

    /** Sends, or keeps what the client does not take now; until it does, no more of its commands are read. */
    void send(byte[] bytes, SelectionKey key) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (unsent != null) {
            buffer = ByteBuffer.allocate(unsent.remaining() + bytes.length)
                    .put(unsent)
                    .put(bytes)
                    .flip();
        }
        channel.write(buffer);
        keep(buffer, key);
    }

    void resume(SelectionKey key) throws IOException {
        ByteBuffer buffer = unsent;
        if (buffer != null) {
            channel.write(buffer);
            keep(buffer, key);
        }
    }

    private void keep(ByteBuffer buffer, SelectionKey key) {
        unsent = buffer.hasRemaining() ? buffer : null;
        int wanted = unsent == null ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    boolean blocked() {
        return unsent != null;
    }

    SocketChannel channel() {
        return channel;
    }
}
