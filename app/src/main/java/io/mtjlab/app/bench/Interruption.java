package io.mtjlab.app.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process with one status when Ctrl-C or SIGTERM has stopped what it did: the virtual machine would say 130 or
 * 143, depending on the signal. While this is open, a signal waits for {@link #close}, and then decides the status; the
 * run engine, told by the same signal, makes the bench safe meanwhile. A second signal changes nothing.
 */
public final class Interruption implements AutoCloseable {

    /** Longer than a ramp of the largest magnet in real time, so that no way out is cut. */
    private static final long PATIENCE_SECONDS = 300;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable stop;
    private final Thread hook;
    private volatile boolean signalled;

    private Interruption(int status, Runnable stop) {
        this.stop = stop;
        this.hook = new Thread(() -> onSignal(status), "end-with-status");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * From now until {@link #close}, a signal ends the process with {@code status}.
     *
     * @param stop asks the work to end; called on the thread of the signal
     */
    public static Interruption endsWith(int status, Runnable stop) {
        return new Interruption(status, stop);
    }

    /** Whether a signal has come. */
    public boolean signalled() {
        return signalled;
    }

    private void onSignal(int status) {
        signalled = true;
        stop.run();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("mtjlab: the work did not end; look at the bench, it may not be safe");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(status); // hooks run side by side; ours waited for what they protect
    }

    /** The work has ended and everything is closed. Called under a signal, this does not return. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            // the process ends with the hook's status; nothing after this may say otherwise
            try {
                hook.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
