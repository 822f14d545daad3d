package io.mtjlab.simulators.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that serves ports, connections and tasks, each to its end before the next.
 *
 * <p>It knows whether anything is left to do. Bytes are always seen in one of three places, asked in the order in which
 * they move: in the kernel, in the task queue, in the thread's hands; and whoever moves them says so at their new place
 * before he takes them from the old one.
 */
public final class Reactor implements AutoCloseable {

    /** Something to do on the reactor's thread. */
    @FunctionalInterface
    public interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reactor.class);
    private static final int READ_BYTES = 8_192;

    private final String name;
    private final Selector selector;
    private final Thread thread;
    private final List<TcpPort> ports = new CopyOnWriteArrayList<>();
    private final Set<TcpChannel> open = ConcurrentHashMap.newKeySet();
    private final Queue<TcpChannel> fresh = new ConcurrentLinkedQueue<>();
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final Alarms alarms = new Alarms();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);

    /** True from before bytes or a task are taken until they have been acted upon. */
    private volatile boolean serving;

    private volatile boolean closed;

    public Reactor(String name) throws IOException {
        this.name = name;
        this.selector = Selector.open();
        this.thread = new Thread(this::serve, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Listens on a port from now on.
     *
     * @throws IOException when the address is taken or is none of ours
     */
    public TcpPort listen(InetSocketAddress address, Function<TcpChannel, ByteSink> protocol) throws IOException {
        TcpPort port = new TcpPort(address, protocol);
        ports.add(port);
        submit(() -> port.register(selector));
        return port;
    }

    /** Runs a task soon. Until it has, this reactor is not idle. */
    public void submit(Task task) {
        pending.incrementAndGet();
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task once so much wall time has passed; for what a client may wait for, never for what an instrument does. */
    public void later(long wallNanos, Task task) {
        alarms.set(wallNanos, task);
        selector.wakeup();
    }

    /** True on the reactor's own thread. */
    public boolean here() {
        return Thread.currentThread() == thread;
    }

    /** Ends the sleep of what it does. Only while it executes a command: inside a read it would end the connection. */
    void interrupt() {
        thread.interrupt();
    }

    /** False while anything that came is still to be acted upon. */
    public boolean idle() {
        if (acceptPending()) {
            selector.wakeup();
        }
        for (TcpChannel channel : open) {
            if (!channel.blocked() && channel.waitingBytes() > 0) {
                return false;
            }
        }
        return pending.get() == 0 && !serving;
    }

    /** Ends every connection; the ports stay open. */
    public void dropConnections() {
        acceptPending();
        open.forEach(TcpChannel::close);
        selector.wakeup();
    }

    /**
     * Also called by the probe: what a client sent before it was accepted waits in the kernel, too. One at a time: a
     * probe that came between the serving thread's accept and its entry in the table would overlook that connection.
     */
    private synchronized boolean acceptPending() {
        int before = fresh.size();
        for (TcpPort port : ports) {
            try {
                port.accept(open.size(), channel -> {
                    open.add(channel);
                    fresh.add(channel);
                });
            } catch (IOException e) {
                if (!closed && port.open()) {
                    LOG.warn("{}: a connection could not be accepted: {}", name, e.toString());
                }
            }
        }
        return fresh.size() > before;
    }

    private void serve() {
        while (!closed) {
            try {
                selector.select(alarms.millisToNext());
                runTasks();
                registerFresh();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.attachment() instanceof TcpChannel channel) {
                        attend(channel);
                    } else {
                        acceptPending();
                        registerFresh();
                    }
                }
                selector.selectedKeys().clear();
                forgetClosed();
            } catch (IOException e) {
                LOG.warn("{}: {}", name, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        serving = false;
        open.forEach(TcpChannel::close);
        forgetClosed();
    }

    private void runTasks() throws InterruptedException {
        alarms.due().forEach(this::submit);
        while (!tasks.isEmpty()) {
            serving = true;
            try {
                tasks.remove().run();
            } catch (IOException | RuntimeException e) {
                LOG.warn("{}: {}", name, e.toString());
            } finally {
                pending.decrementAndGet();
                serving = false;
            }
            flushAll();
        }
    }

    private void flushAll() {
        for (TcpChannel channel : open) {
            flush(channel);
        }
    }

    /** Sends what is queued for a connection before this thread is done with what came by it. */
    void flush(TcpChannel channel) {
        try {
            channel.flush();
        } catch (IOException | CancelledKeyException e) {
            LOG.debug("{}: connection ended: {}", name, e.toString());
            channel.close();
        }
    }

    private void registerFresh() {
        for (TcpChannel channel = fresh.poll(); channel != null; channel = fresh.poll()) {
            try {
                channel.register(selector);
            } catch (IOException e) {
                channel.close();
            }
        }
    }

    /** Whatever goes wrong here ends this connection and no other. */
    private void attend(TcpChannel channel) throws InterruptedException {
        try {
            if (!channel.blocked()) {
                serving = true;
                buffer.clear();
                if (channel.read(buffer) < 0) {
                    channel.close();
                    return;
                }
                channel.sink().received(buffer.flip());
                // Down already: a client that reads its answer must not find the wire busy.
                serving = false;
            }
            channel.flush();
        } catch (IOException | CancelledKeyException e) {
            LOG.debug("{}: connection ended: {}", name, e.toString());
            channel.close();
        } catch (RuntimeException e) {
            LOG.error("{}: a command failed inside the twin", name, e);
            channel.close();
        } finally {
            serving = false;
        }
    }

    private void forgetClosed() {
        for (TcpChannel channel : open) {
            if (!channel.open() && open.remove(channel)) {
                channel.sink().closed();
            }
        }
    }

    /** Ends the thread, every connection and the ports. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            thread.interrupt();
            for (TcpPort port : ports) {
                port.close();
            }
            open.forEach(TcpChannel::close);
            if (!here()) {
                thread.join();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("{}: {}", name, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
