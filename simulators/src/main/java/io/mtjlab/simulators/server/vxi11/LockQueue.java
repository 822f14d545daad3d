package io.mtjlab.simulators.server.vxi11;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.mtjlab.simulators.server.DeviceLock;
import io.mtjlab.simulators.server.Reactor;

/** Calls that wait until another link's lock is gone, in the order in which they came. On the wires' thread alone. */
final class LockQueue {

    private record Waiter(BooleanSupplier attempt, Runnable granted, Consumer<DeviceError> refused) {}

    private final Reactor wires;
    private final Deque<Waiter> waiters = new ArrayDeque<>();

    LockQueue(DeviceLock lock, Reactor wires) {
        this.wires = wires;
        lock.whenReleased(() -> wires.submit(this::again));
    }

    /**
     * Runs {@code granted} as soon as {@code attempt} succeeds, or {@code refused} when it has not in time.
     *
     * @param waitMillis 0 for no time at all
     */
    void await(BooleanSupplier attempt, long waitMillis, Runnable granted, Consumer<DeviceError> refused) {
        if (attempt.getAsBoolean()) {
            granted.run();
        } else if (waitMillis == 0) {
            refused.accept(DeviceError.LOCKED_BY_ANOTHER);
        } else {
            Waiter waiter = new Waiter(attempt, granted, refused);
            waiters.add(waiter);
            wires.later(waitMillis * 1_000_000L, () -> {
                if (waiters.remove(waiter)) {
                    refused.accept(DeviceError.LOCKED_BY_ANOTHER);
                }
            });
        }
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
