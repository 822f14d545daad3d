package io.mtjlab.acquisition.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.time.LabClock;

/** Pauses, resumes and stops a run from any thread. A run obeys at its next checkpoint, or wherever it sleeps. */
public final class RunControl {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private @Nullable Outcome stop;
    private @Nullable Thread runner;

    /** Holds the run at its next checkpoint. Outputs stay as they are. */
    public void pause() {
        set(() -> paused = true);
    }

    public void resume() {
        set(() -> paused = false);
    }

    public boolean paused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the run; the bench is made safe. @param reason for the record */
    public void abort(String reason) {
        stop(new Outcome.Aborted(reason));
    }

    /** Ends the run as Ctrl-C does. */
    public void interrupt() {
        stop(new Outcome.Interrupted());
    }

    private void stop(Outcome why) {
        set(() -> {
            if (stop == null) {
                stop = why;
                if (runner != null) {
                    runner.interrupt(); // once: it cuts a sleep, and the way out must not be cut
                }
            }
        });
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What the run was asked to end as, if it was. */
    @Nullable
    Outcome requested() {
        lock.lock();
        try {
            return stop;
        } finally {
            lock.unlock();
        }
    }

    void attach(Thread thread) {
        set(() -> runner = thread);
    }

    /** From here on no request interrupts the run's thread, and what one has left of an interrupt is cleared. */
    void detach() {
        set(() -> {
            runner = null;
            if (stop != null) {
                Thread.interrupted();
            }
        });
    }

    /** Returns when the run may go on; throws when it is to end. */
    void checkpoint(LabClock clock) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        lock.lock();
        try {
            if (stop != null) {
                throw new InterruptedException(stop.cause());
            }
            if (!paused) {
                return;
            }
        } finally {
            lock.unlock();
        }
        clock.whileWaiting(this::awaitResume);
        checkpoint(clock);
    }

    private boolean awaitResume() throws InterruptedException {
        lock.lock();
        try {
            while (paused && stop == null) {
                changed.await();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
