package io.mtjlab.acquisition.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * One socket on one thread that nobody else touches. The thread is never interrupted, which would close the context under
 * it: it looks several times a second whether it is to end.
 */
final class SocketThread implements AutoCloseable {

    /** How long the thread waits for the socket before it looks at what else there is to do. */
    static final int TICK_MILLIS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SocketThread.class);

    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closing;

    /** What the thread does. */
    @FunctionalInterface
    interface Work {
        /** Called again and again, after at most {@link #TICK_MILLIS}. @return whether there is more to do before it ends */
        boolean turn(ZMQ.Socket socket, boolean closing);
    }

    /** Listens, and begins. */
    SocketThread(String name, Endpoint endpoint, SocketType type, int lingerMillis, Work work) {
        thread = new Thread(() -> run(endpoint, type, lingerMillis, work), name);
        thread.setDaemon(true);
        thread.start();
        try {
            address.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Where it listens, with the port that was found free. */
    String address() {
        return address.join();
    }

    private void run(Endpoint endpoint, SocketType type, int lingerMillis, Work work) {
        try (ZContext context = new ZContext()) {
            context.setLinger(lingerMillis);
            ZMQ.Socket socket = endpoint.bind(context, type);
            socket.setLinger(lingerMillis);
            ZMQ.Poller poller = context.createPoller(1);
            poller.register(socket, ZMQ.Poller.POLLIN);
            address.complete(socket.getLastEndpoint());
            boolean more = true;
            while (more) {
                poller.poll(TICK_MILLIS);
                boolean last = closing;
                more = work.turn(socket, last) || !last;
            }
        } catch (Throwable e) { // an error, too, must neither leave the constructor waiting nor go unsaid
            if (!address.completeExceptionally(e)) {
                LOG.error("{} has ended, nothing more is heard there; the run goes on: {}", thread.getName(), e, e);
            }
        }
    }

    /** Lets the thread finish, and waits for it. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
