package io.mtjlab.simulators.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What waits until another link's lock is gone, in the order in which they came. On the wires' thread alone. */
public final class LockQueue {

    private record Waiter(Object owner, BooleanSupplier attempt, Runnable granted, Runnable refused) {}

    private final Reactor wires;
    private final Deque<Waiter> waiters = new ArrayDeque<>();

    /** @param who forgets the queue with {@link DeviceLock#forget} */
    public LockQueue(Object who, DeviceLock lock, Reactor wires) {
        this.wires = wires;
        lock.whenReleased(who, () -> wires.submit(this::again));
    }

    /**
     * Runs {@code granted} as soon as {@code attempt} succeeds, or {@code refused} when it has not in time.
     *
     * @param owner for whom
     * @param waitMillis 0 for no time at all
     */
    public void await(Object owner, BooleanSupplier attempt, long waitMillis, Runnable granted, Runnable refused) {
        if (attempt.getAsBoolean()) {
            granted.run();
        } else if (waitMillis == 0) {
            refused.run();
        } else {
            Waiter waiter = new Waiter(owner, attempt, granted, refused);
            waiters.add(waiter);
            wires.later(waitMillis * 1_000_000L, () -> {
                if (waiters.remove(waiter)) {
                    refused.run();
                }
            });
        }
    }

    /** Whoever has gone wants nothing any more. */
    public void forget(Object owner) {
        waiters.removeIf(waiter -> waiter.owner == owner);
    }

    private void again() {
        List<Waiter> now = new ArrayList<>(waiters);
        for (Waiter waiter : now) {
            if (waiter.attempt.getAsBoolean() && waiters.remove(waiter)) {
                waiter.granted.run();
            }
        }
    }
}
