package io.mtjlab.simulators.server.vxi11;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way back to a client (VXI-11, B.5.3): here the instrument is the caller. It does not wait for replies, and a
 * client that takes no calls loses them.
 */
final class InterruptChannel {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptChannel.class);
    private static final int DEVICE_INTR_SRQ = 30;
    private static final int CONNECT_MILLIS = 1_000;

    private final SocketChannel socket;
    private final int program;
    private final int version;
    private final ByteBuffer replies = ByteBuffer.allocate(512);
    private int calls;

    private InterruptChannel(SocketChannel socket, int program, int version) {
        this.socket = socket;
        this.program = program;
        this.version = version;
    }

    /** Null when nobody answers there. */
    static @Nullable InterruptChannel connect(InetSocketAddress client, int program, int version) {
        try {
            SocketChannel socket = SocketChannel.open();
            try {
                socket.socket().connect(client, CONNECT_MILLIS);
                socket.configureBlocking(false);
                return new InterruptChannel(socket, program, version);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (IOException e) {
            LOG.debug("no interrupt channel to {}: {}", client, e.toString());
            return null;
        }
    }

    void serviceRequest(byte[] handle) {
        try {
            while (socket.read(replies.clear()) > 0) {
                // Nothing is in them that we want to know.
            }
            byte[] call = RpcCall.encode(
                    ++calls,
                    program,
                    version,
                    DEVICE_INTR_SRQ,
                    new XdrOut().opaque(handle).toBytes());
            ByteBuffer record = ByteBuffer.wrap(Records.marked(call));
            socket.write(record);
            if (record.hasRemaining()) {
                close();
            }
        } catch (IOException e) {
            LOG.debug("a service request was lost: {}", e.toString());
            close();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing: {}", e.toString());
        }
    }
}
