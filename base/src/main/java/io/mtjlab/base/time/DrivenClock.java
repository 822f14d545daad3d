package io.mtjlab.base.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The clock of a discrete-event simulation: time moves only when every participant waits, and then to the earliest
 * wake-up; ties break by (time, role).
 *
 * <p>A participant is a thread between {@link #participate} and the handle's close; a thread that sleeps without having
 * joined takes part for that sleep alone. It waits while it sleeps here, or is inside {@link #whileWaiting}. Bytes that
 * one has written and another has not yet taken up are nobody's wait: whoever serves a wire registers an
 * {@link #addIdleProbe idle probe}, and time stands still while any probe says busy. That closes the gap between a
 * write without a reply and the moment its reader wakes, which would otherwise let the writer's next sleep overtake
 * its own command.
 */
public final class DrivenClock implements LabClock {

    /** Where lab time starts on every driven bench, so that the same seed gives the same stamps. */
    public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /** How often a sleeper that is next in line asks the probes again while a wire is busy. */
    private static final long PROBE_NANOS = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Thread, Participant> participants = new HashMap<>();
    private final List<BooleanSupplier> idleProbes = new CopyOnWriteArrayList<>();
    private final List<LongSupplier> events = new CopyOnWriteArrayList<>();
    private volatile long nowNanos;

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public Instant epoch() {
        return EPOCH;
    }

    @Override
    public boolean driven() {
        return true;
    }

    /** @param idle true while nothing that was sent over the probed wire is still to be acted upon */
    public void addIdleProbe(BooleanSupplier idle) {
        idleProbes.add(idle);
    }

    /** @param nextNanos the next moment at which something happens at the instrument by itself */
    public void addEvents(LongSupplier nextNanos) {
        events.add(nextNanos);
    }

    public void removeEvents(LongSupplier nextNanos) {
        events.remove(nextNanos);
    }

    @Override
    public long nextEventNanos() {
        return events.stream().mapToLong(LongSupplier::getAsLong).min().orElse(Long.MAX_VALUE);
    }

    public void removeIdleProbe(BooleanSupplier idle) {
        idleProbes.remove(idle);
    }

    @Override
    public Participation participate(String role) {
        Thread thread = Thread.currentThread();
        lock.lock();
        try {
            @Nullable Participant before = participants.put(thread, new Participant(role, lock.newCondition()));
            return () -> leave(thread, before);
        } finally {
            lock.unlock();
        }
    }

    private void leave(Thread thread, @Nullable Participant before) {
        lock.lock();
        try {
            if (before == null) {
                participants.remove(thread);
            } else {
                participants.put(thread, before);
            }
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T, E extends Exception> T whileWaiting(Wait<T, E> wait) throws E {
        @Nullable Participant me = mark(true);
        try {
            return wait.await();
        } finally {
            if (me != null) {
                mark(false);
            }
        }
    }

    private @Nullable Participant mark(boolean outside) {
        lock.lock();
        try {
            Participant me = participants.get(Thread.currentThread());
            if (me != null) {
                me.outside = outside;
                if (outside) {
                    wakeNext();
                }
            }
            return me;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
        if (nanos <= nowNanos) {
            return;
        }
        lock.lockInterruptibly();
        try {
            Participant me = participants.get(Thread.currentThread());
            if (me == null) {
                try (Participation guest =
                        participate("~" + Thread.currentThread().getName())) {
                    sleepAs(participants.get(Thread.currentThread()), nanos);
                }
            } else {
                sleepAs(me, nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sleepAs(@Nullable Participant me, long nanos) throws InterruptedException {
        if (me == null) {
            throw new IllegalStateException("not a participant");
        }
        me.wakeNanos = nanos;
        me.asleep = true;
        try {
            wakeNext();
            while (true) {
                if (next() != me) {
                    me.turn.await();
                } else if (!wiresIdle()) {
                    me.turn.await(PROBE_NANOS, TimeUnit.NANOSECONDS);
                } else if (next() == me) {
                    nowNanos = Math.max(nowNanos, nanos);
                    return;
                }
            }
        } finally {
            me.asleep = false;
        }
    }

    /** The sleeper whose turn it is: the earliest, if nobody is awake. */
    private @Nullable Participant next() {
        Participant first = null;
        for (Participant p : participants.values()) {
            if (p.asleep) {
                first = first == null || p.before(first) ? p : first;
            } else if (!p.outside) {
                return null;
            }
        }
        return first;
    }

    private void wakeNext() {
        Participant next = next();
        if (next != null) {
            next.turn.signal();
        }
    }

    /** Asks the probes without the lock, because a probe may itself stand in a lock that a participant holds. */
    private boolean wiresIdle() {
        List<BooleanSupplier> probes = new ArrayList<>(idleProbes);
        int held = lock.getHoldCount();
        for (int i = 0; i < held; i++) {
            lock.unlock();
        }
        try {
            return probes.stream().allMatch(BooleanSupplier::getAsBoolean);
        } finally {
            for (int i = 0; i < held; i++) {
                lock.lock();
            }
        }
    }

    private static final class Participant {
        private final String role;
        private final Condition turn;
        private long wakeNanos;
        private boolean asleep;
        private boolean outside;

        Participant(String role, Condition turn) {
            this.role = role;
            this.turn = turn;
        }

        private boolean before(Participant other) {
            return wakeNanos != other.wakeNanos ? wakeNanos < other.wakeNanos : role.compareTo(other.role) < 0;
        }
    }
}
