package io.mtjlab.acquisition.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes: takes what has been submitted, in its order, into one transaction, and tells those who
 * wait when it is on the disk. A commit costs a flush of the disk (some milliseconds), so it is shared by all that came
 * in the meantime; nothing waits longer than {@link #GROUP_MILLIS} for its commit to begin.
 *
 * <p>The first error is final: nothing after it is stored, and everybody who waits or comes later is told.
 */
final class Committer implements Annotating, AutoCloseable {

    /** Half of the 50 ms that a point may take to be durable, which leaves the other half to the disk. */
    private static final long GROUP_MILLIS = 25;

    private final Path file;
    private final Connection connection;
    private final Thread thread = new Thread(this::loop, "run-store-committer");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final List<Write> tails = new CopyOnWriteArrayList<>();
    private List<Write> queue = new ArrayList<>();
    private long queuedNanos; // when the first of the queue came
    private long submitted;
    private long durable;
    private boolean urgent;
    private boolean closing;
    private @Nullable RuntimeException failure;

    Committer(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        thread.setDaemon(true); // whoever needs the data waits for it; a forgotten store must not keep the JVM alive
        thread.start();
    }

    /** One change of the file. */
    interface Write {
        void apply(Connection connection) throws SQLException;

        /** Called on the committer's thread once the change is on the disk. */
        default void durable() {}
    }

    /** Has {@code tail} applied at the end of every commit from now on: it can write what led to all that is in it. */
    void atEnd(Write tail) {
        tails.add(tail);
    }

    void noLongerAtEnd(Write tail) {
        tails.remove(tail);
    }

    /** @return a ticket for {@link #await} */
    long submit(Write write) {
        lock.lock();
        try {
            requireOpen();
            if (queue.isEmpty()) {
                queuedNanos = System.nanoTime();
            }
            queue.add(write);
            submitted++;
            work.signal();
            return submitted;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what the ticket stands for is on the disk. An interrupt does not cut it, and is not lost. */
    void await(long ticket) {
        lock.lock();
        try {
            urgent = true;
            work.signal();
            while (durable < ticket) {
                if (failure != null) {
                    throw failure;
                }
                progress.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void submitAndAwait(Write write) {
        await(submit(write));
    }

    private void requireOpen() {
        if (failure != null) {
            throw failure;
        }
        if (closing) {
            throw new IllegalStateException("the run store " + file + " is closed");
        }
    }

    private void loop() {
        try {
            for (List<Write> batch = take(); !batch.isEmpty(); batch = take()) {
                commit(batch);
                batch.forEach(Write::durable);
                lock.lock();
                try {
                    durable += batch.size();
                    progress.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        } catch (SQLException e) {
            fail(Database.explain(file, "cannot be written", e));
        } catch (RuntimeException e) {
            fail(e);
        } catch (Throwable e) { // who waits here cannot be interrupted, and may have outputs to make safe
            fail(new StoreException(file + " cannot be written: " + e, e));
        }
    }

    /** The next transaction's worth; empty when the store closes. */
    private List<Write> take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closing) {
                work.awaitUninterruptibly();
            }
            long left = TimeUnit.MILLISECONDS.toNanos(GROUP_MILLIS) - (System.nanoTime() - queuedNanos);
            while (!urgent && !closing && left > 0) {
                left = awaitNanos(left);
            }
            urgent = false;
            List<Write> batch = queue;
            queue = new ArrayList<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private long awaitNanos(long nanos) {
        try {
            return work.awaitNanos(nanos);
        } catch (InterruptedException e) {
            return 0; // nobody has a reason to interrupt this thread; the worst that follows is an early commit
        }
    }

    private void commit(List<Write> batch) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (Write write : batch) {
                write.apply(connection);
            }
            for (Write tail : tails) {
                tail.apply(connection);
            }
            connection.commit();
        } catch (Throwable e) {
            rollback(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private void rollback(Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e); // SQLite has rolled back by itself, as it does when the disk is full
        }
    }

    private void fail(RuntimeException e) {
        lock.lock();
        try {
            failure = e;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Commits what is still open, and ends the thread. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            work.signal();
        } finally {
            lock.unlock();
        }
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
