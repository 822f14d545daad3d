package io.mtjlab.networks.matrix;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Threads that share numbered tasks: {@link #run} returns when all are done. The caller works too, so a crew of one
 * has no threads. Running allocates nothing; between two runs a helper spins for some microseconds before it sleeps,
 * since the next run of a training step comes soon.
 *
 * <p>One atomic number, the ticket, holds (run, tasks, next task); whoever raises it by compare-and-set owns that task.
 * A helper that wakes late sees either no task left or a task of the present run, because a run cannot end, nor the
 * next overwrite {@link #body}, while a task of it is unclaimed or unfinished.
 */
public final class Crew implements AutoCloseable {

    private static final int TASK_BITS = 20;
    private static final long TASK_MASK = (1L << TASK_BITS) - 1;
    private static final int SPINS = 1_000;

    private final Helper[] helpers;
    private final AtomicLong ticket = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private IntConsumer body = task -> {};
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Thread sleepingCaller;
    private volatile boolean closed;

    /** @param threads that work, the caller among them; at least 1 */
    public Crew(int threads) {
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper("networks-" + (i + 1));
            helpers[i].start();
        }
    }

    /** Threads that work, the caller among them. */
    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Runs tasks 0 to {@code tasks - 1}, in any order, each once. Not for two callers at a time.
     *
     * @throws IllegalStateException if a task threw; the cause is the first failure
     */
    public void run(int tasks, IntConsumer newBody) {
        if (helpers.length == 0) {
            for (int task = 0; task < tasks; task++) {
                newBody.accept(task);
            }
            return;
        }
        body = newBody;
        unfinished.set(tasks);
        long run = (ticket.get() >>> (2 * TASK_BITS)) + 1;
        ticket.set((run << (2 * TASK_BITS)) | ((long) tasks << TASK_BITS));
        for (Helper helper : helpers) {
            if (helper.asleep) {
                LockSupport.unpark(helper);
            }
        }
        work();
        awaitHelpers();
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw new IllegalStateException("a task failed: " + thrown.getMessage(), thrown);
        }
    }

    private void work() {
        while (true) {
            long now = ticket.get();
            long task = now & TASK_MASK;
            if (task >= ((now >>> TASK_BITS) & TASK_MASK)) {
                return;
            }
            if (ticket.compareAndSet(now, now + 1)) {
                runOne((int) task);
            }
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // rethrown to the caller of run
    private void runOne(int task) {
        try {
            body.accept(task);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (unfinished.decrementAndGet() == 0) {
            Thread caller = sleepingCaller;
            if (caller != null) {
                LockSupport.unpark(caller);
            }
        }
    }

    private void awaitHelpers() {
        for (int i = 0; i < SPINS && unfinished.get() > 0; i++) {
            Thread.onSpinWait();
        }
        if (unfinished.get() > 0) {
            sleepingCaller = Thread.currentThread();
            while (unfinished.get() > 0) {
                LockSupport.park(this);
            }
            sleepingCaller = null;
        }
    }

    private boolean hasTask() {
        long now = ticket.get();
        return (now & TASK_MASK) < ((now >>> TASK_BITS) & TASK_MASK);
    }

    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    private final class Helper extends Thread {

        volatile boolean asleep;

        Helper(String name) {
            super(name);
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!closed) {
                work();
                for (int i = 0; i < SPINS && !hasTask(); i++) {
                    Thread.onSpinWait();
                }
                if (!hasTask()) {
                    asleep = true;
                    // Looked at again after saying so: a caller that did not see the flag has set the ticket before.
                    if (!hasTask() && !closed) {
                        LockSupport.park(this);
                    }
                    asleep = false;
                }
            }
        }
    }
}
