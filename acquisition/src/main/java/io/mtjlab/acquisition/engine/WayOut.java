package io.mtjlab.acquisition.engine;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.acquisition.store.RunWriter;

/**
 * Sees to it that the bench is made safe exactly once, by whoever leaves first: the run's thread, or the JVM.
 *
 * <p>On Ctrl-C and SIGTERM the JVM starts its shutdown hooks, and ends when they have returned; a second signal finds
 * the shutdown under way and changes nothing. Our hook asks the run to stop and waits until it has left. A run that
 * hangs for {@link #GRACE_SECONDS} is left where it is, and the hook itself makes the bench safe.
 */
final class WayOut implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WayOut.class);

    /** Longer than any time-out of a session, so that a run that only waits for a reply leaves by itself. */
    private static final long GRACE_SECONDS = 15;

    private final SafeShutdown shutdown;
    private final RunWriter writer;
    private final RunControl control;
    private final CountDownLatch left = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "make-safe-on-shutdown");
    private @Nullable List<NotSafe> result;

    private WayOut(SafeShutdown shutdown, RunWriter writer, RunControl control) {
        this.shutdown = shutdown;
        this.writer = writer;
        this.control = control;
    }

    static WayOut prepare(SafeShutdown shutdown, RunWriter writer, RunControl control) {
        WayOut wayOut = new WayOut(shutdown, writer, control);
        try {
            Runtime.getRuntime().addShutdownHook(wayOut.hook);
        } catch (IllegalStateException e) { // the JVM is shutting down already
            control.interrupt();
        }
        return wayOut;
    }

    /** Makes everything safe; the second caller waits for the first, and is told the same. */
    synchronized List<NotSafe> makeSafe() {
        if (result == null) {
            result = shutdown.run(this::strikeOff);
        }
        return result;
    }

    private void strikeOff(String role) {
        try {
            writer.safe(role);
        } catch (RuntimeException e) { // then the next run makes it safe once more, which does no harm
            LOG.warn("{} is safe, which could not be stored: {}", role, e.getMessage());
        }
    }

    private void onShutdown() {
        control.interrupt();
        try {
            if (left.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            makeSafe();
        } catch (InterruptedException e) {
            makeSafe();
        }
    }

    /** The run has left. */
    @Override
    public void close() {
        left.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the JVM is shutting down: {}", e.getMessage());
        }
    }
}
