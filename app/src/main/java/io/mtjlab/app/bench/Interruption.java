package io.mtjlab.app.bench;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.mtjlab.app.ExitStatus;

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
    private volatile int status;
    private volatile boolean signalled;

    private Interruption(int status, Runnable stop) {
        this.status = status;
        this.stop = stop;
        this.hook = new Thread(this::onSignal, "end-with-status");
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

    /** What a signal may interrupt. */
    @FunctionalInterface
    public interface Work {
        /** @return exit status */
        int run() throws InterruptedException;
    }

    /**
     * Does the work on the calling thread, which a signal interrupts, and tells what became of it before the process ends.
     *
     * @return {@link ExitStatus#INTERRUPTED} where everything is safe after an interruption, else what the work says
     */
    public static int during(Work work, PrintWriter err) throws InterruptedException {
        Thread worker = Thread.currentThread();
        try (Interruption signal = endsWith(ExitStatus.INTERRUPTED, worker::interrupt)) {
            try {
                return work.run();
            } catch (RunInterrupted e) {
                return told(e, err, ExitStatus.INTERRUPTED);
            } catch (UnsafeBench e) {
                signal.status = ExitStatus.FAILED; // 130 says that everything is safe
                return told(e, err, ExitStatus.FAILED);
            } catch (InterruptedException | RuntimeException e) {
                if (!signal.signalled) {
                    throw e;
                }
                return told(e, err, ExitStatus.INTERRUPTED);
            }
        }
    }

    private static int told(Exception e, PrintWriter err, int status) {
        err.println("mtjlab: " + (e.getMessage() == null ? "interrupted" : e.getMessage()));
        err.flush();
        return status;
    }

    private void onSignal() {
        signalled = true;
        stop.run();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("mtjlab: the work did not end; look at the bench, it may not be safe");
                status = ExitStatus.FAILED;
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
