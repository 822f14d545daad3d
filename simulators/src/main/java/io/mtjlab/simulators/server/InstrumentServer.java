package io.mtjlab.simulators.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.base.time.DrivenClock;

/**
 * Serves one instrument to any number of connections, on one thread: like the real one, it does one thing at a time.
 *
 * <p>On a driven clock the server is an idle probe. Time must not move between a client's write and the command's
 * effect, so the probe says busy while bytes wait in the kernel, or have been taken out and are being acted upon. It
 * asks the kernel first and the flag second, and the serving thread raises the flag before it reads, so that bytes are
 * always seen in one place or the other. A command that sleeps is the clock's own business: then the probe says idle.
 */
public final class InstrumentServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InstrumentServer.class);
    private static final int READ_BYTES = 8_192;

    private final String role;
    private final Dialect dialect;
    private final LabTime time;
    private final ServerSocketChannel listener;
    private final Selector selector;
    private final InetSocketAddress address;
    private final Thread thread;
    private final BooleanSupplier probe = this::idle;
    private final Map<SocketChannel, Connection> open = new ConcurrentHashMap<>();
    private final Queue<SocketChannel> fresh = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final StringBuilder answer = new StringBuilder(256);
    private final Connection.LineSink lines = new Lines();
    private final AtomicInteger cutAfter = new AtomicInteger(-1);

    /** True from before bytes are read until they have been acted upon. */
    private volatile boolean serving;

    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean closed;

    /**
     * Binds and starts.
     *
     * @param address where to listen; a loopback address
     * @throws IOException when the address is taken or is none of ours
     */
    public InstrumentServer(String role, InetSocketAddress address, Dialect dialect, LabTime time) throws IOException {
        this.role = role;
        this.dialect = dialect;
        this.time = time;
        this.selector = Selector.open();
        this.listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            this.address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException | RuntimeException e) {
            listener.close();
            selector.close();
            throw e;
        }
        if (time.clock() instanceof DrivenClock driven) {
            driven.addIdleProbe(probe);
        }
        this.thread = new Thread(this::serve, "twin-" + role);
        thread.setDaemon(true);
        thread.start();
    }

    public InetSocketAddress address() {
        return address;
    }

    /** Commands are taken, answers are not sent. */
    public void silent(boolean on) {
        silent = on;
    }

    /** Every answer comes so much lab time later. */
    public void delay(Duration later) {
        delay = later;
    }

    /** The next answer stops after so many bytes, and its connection with it. */
    public void cutNextAnswerAfter(int bytes) {
        cutAfter.set(bytes);
    }

    /** Closes every connection; the port stays open. */
    public void dropConnections() {
        acceptPending();
        for (SocketChannel channel : open.keySet()) {
            close(channel);
        }
    }

    private boolean idle() {
        if (closed || time.asleep()) {
            return true;
        }
        if (acceptPending()) {
            selector.wakeup();
        }
        for (Connection connection : open.values()) {
            if (!connection.blocked() && waitingBytes(connection.channel()) > 0) {
                return false;
            }
        }
        return !serving;
    }

    private static int waitingBytes(SocketChannel channel) {
        try {
            return channel.socket().getInputStream().available();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Also called by the probe: what a client sent before it was accepted waits in the kernel, too. One at a time: a
     * probe that came between the serving thread's accept and its entry in the table would overlook that connection.
     */
    private synchronized boolean acceptPending() {
        boolean any = false;
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                open.put(channel, new Connection(channel));
                fresh.add(channel);
                any = true;
            }
        } catch (IOException e) {
            if (!closed) {
                LOG.warn("{}: a connection could not be accepted: {}", role, e.toString());
            }
        }
        return any;
    }

    private void serve() {
        while (!closed) {
            try {
                selector.select();
                registerFresh();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.attachment() instanceof Connection connection) {
                        attend(key, connection);
                    } else {
                        acceptPending();
                        registerFresh();
                    }
                }
                selector.selectedKeys().clear();
            } catch (IOException e) {
                LOG.warn("{}: {}", role, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        serving = false;
        open.keySet().forEach(this::close);
    }

    private void registerFresh() {
        for (SocketChannel channel = fresh.poll(); channel != null; channel = fresh.poll()) {
            register(channel);
        }
    }

    private void register(SocketChannel channel) {
        try {
            channel.register(selector, SelectionKey.OP_READ, open.get(channel));
        } catch (ClosedChannelException e) {
            open.remove(channel);
        }
    }

    /** Whatever goes wrong here ends this connection and no other. */
    private void attend(SelectionKey key, Connection connection) throws InterruptedException {
        try {
            if (connection.blocked()) {
                connection.resume(key);
                return;
            }
            serving = true;
            buffer.clear();
            int count = connection.channel().read(buffer);
            if (count < 0) {
                close(connection.channel());
                return;
            }
            buffer.flip();
            answer.setLength(0);
            connection.take(buffer, lines);
            serving = false;
            flush(connection, key);
        } catch (IOException | CancelledKeyException e) {
            LOG.debug("{}: connection ended: {}", role, e.toString());
            close(connection.channel());
        } catch (RuntimeException e) {
            LOG.error("{}: a command failed inside the twin", role, e);
            close(connection.channel());
        } finally {
            serving = false;
        }
    }

    private final class Lines implements Connection.LineSink {
        @Override
        public void line(String text) throws InterruptedException {
            time.bench().lock();
            try {
                dialect.execute(text, answer);
            } finally {
                time.bench().unlock();
            }
            if (answer.length() > 0 && !delay.isZero()) {
                time.sleepUntil(time.nanos() + delay.toNanos());
            }
        }

        @Override
        public void tooLong() {
            time.bench().lock();
            try {
                dialect.overrun();
            } finally {
                time.bench().unlock();
            }
        }
    }

    /** The flag is down already: a client that reads this answer must not find the wire busy. */
    private void flush(Connection connection, SelectionKey key) throws IOException {
        if (answer.length() == 0 || silent) {
            return;
        }
        byte[] bytes = answer.toString().getBytes(StandardCharsets.ISO_8859_1);
        int cut = cutAfter.getAndSet(-1);
        if (cut >= 0) {
            connection.send(Arrays.copyOf(bytes, Math.min(cut, bytes.length)), key);
            close(connection.channel());
        } else {
            connection.send(bytes, key);
        }
    }

    private void close(SocketChannel channel) {
        open.remove(channel);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{}: {}", role, e.toString());
        }
    }

    /** Ends the serving thread, every connection and the port. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (time.clock() instanceof DrivenClock driven) {
            driven.removeIdleProbe(probe);
        }
        try {
            thread.interrupt();
            listener.close();
            open.keySet().forEach(this::close);
            thread.join();
            selector.close();
        } catch (IOException e) {
            LOG.debug("{}: {}", role, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
