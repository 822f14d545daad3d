package io.mtjlab.simulators.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: what it sends goes to its protocol, what it is sent waits here until it takes it. Touched by
 * its reactor's thread alone, but for {@link #waitingBytes}, {@link #blocked} and {@link #close}.
 */
public final class TcpChannel {

    private static final Logger LOG = LoggerFactory.getLogger(TcpChannel.class);

    private final SocketChannel socket;
    private final ByteSink sink;
    private final ByteArrayOutputStream queued = new ByteArrayOutputStream();
    private @Nullable SelectionKey key;
    private boolean closeWhenSent;
    /** Read by the clock's probe, too: who does not take his answers does not stop the time. */
    private volatile @Nullable ByteBuffer unsent;

    TcpChannel(SocketChannel socket, Function<TcpChannel, ByteSink> protocol) {
        this.socket = socket;
        this.sink = protocol.apply(this);
    }

    /** Queues bytes; they leave once the reactor has no more to do for this connection. */
    public void send(byte[] bytes) {
        queued.write(bytes, 0, bytes.length);
    }

    /** Ends the connection behind what has been queued. */
    public void endAfterSending() {
        closeWhenSent = true;
    }

    /** @return the client's address and port */
    public InetSocketAddress peer() throws IOException {
        return (InetSocketAddress) socket.getRemoteAddress();
    }

    /** @return where the client has reached us */
    public InetSocketAddress here() throws IOException {
        return (InetSocketAddress) socket.getLocalAddress();
    }

    ByteSink sink() {
        return sink;
    }

    void register(Selector selector) throws ClosedChannelException {
        key = socket.register(selector, SelectionKey.OP_READ, this);
    }

    /** @return the bytes read, below 0 at the end of the stream */
    int read(ByteBuffer into) throws IOException {
        return socket.read(into);
    }

    /** Sends what is queued, or keeps what the client does not take now; until it does, nothing of it is read. */
    void flush() throws IOException {
        ByteBuffer rest = unsent;
        if (queued.size() == 0 && rest == null) {
            endIfWanted();
            return;
        }
        ByteBuffer buffer;
        if (rest == null) {
            buffer = ByteBuffer.wrap(queued.toByteArray());
        } else {
            buffer = ByteBuffer.allocate(rest.remaining() + queued.size())
                    .put(rest)
                    .put(queued.toByteArray())
                    .flip();
        }
        queued.reset();
        socket.write(buffer);
        unsent = buffer.hasRemaining() ? buffer : null;
        int wanted = unsent == null ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
        SelectionKey registered = key;
        if (registered != null && registered.interestOps() != wanted) {
            registered.interestOps(wanted);
        }
        endIfWanted();
    }

    private void endIfWanted() {
        if (closeWhenSent && unsent == null) {
            close();
        }
    }

    /** How much waits until the client takes it. */
    public int waitingToLeave() {
        ByteBuffer rest = unsent;
        return queued.size() + (rest == null ? 0 : rest.remaining());
    }

    public boolean blocked() {
        return unsent != null;
    }

    public boolean open() {
        return socket.isOpen();
    }

    /** Bytes that wait in the kernel. */
    int waitingBytes() {
        try {
            return socket.socket().getInputStream().available();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Ends the connection; from any thread. */
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing: {}", e.toString());
        }
    }
}
