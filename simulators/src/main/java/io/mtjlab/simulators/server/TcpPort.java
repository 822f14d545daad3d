package io.mtjlab.simulators.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import java.util.function.Function;

/** A port that a reactor listens on, and the protocol that is spoken there. */
public final class TcpPort implements AutoCloseable {

    /** More than any lab has; what comes beyond is closed at once, so that connections cannot eat the memory. */
    private static final int MOST_CONNECTIONS = 256;

    private final ServerSocketChannel listener;
    private final Function<TcpChannel, ByteSink> protocol;
    private final InetSocketAddress address;

    TcpPort(InetSocketAddress wanted, Function<TcpChannel, ByteSink> protocol) throws IOException {
        this.protocol = protocol;
        this.listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(wanted, MOST_CONNECTIONS);
            listener.configureBlocking(false);
            this.address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /** Where it really listens. */
    public InetSocketAddress address() {
        return address;
    }

    void register(Selector selector) throws IOException {
        listener.register(selector, SelectionKey.OP_ACCEPT, this);
    }

    /** Takes every client that waits, one at a time. */
    void accept(int open, Consumer<TcpChannel> taken) throws IOException {
        int count = open;
        for (SocketChannel socket = listener.accept(); socket != null; socket = listener.accept()) {
            if (count >= MOST_CONNECTIONS) {
                socket.close();
                continue;
            }
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            taken.accept(new TcpChannel(socket, protocol));
            count++;
        }
    }

    boolean open() {
        return listener.isOpen();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
