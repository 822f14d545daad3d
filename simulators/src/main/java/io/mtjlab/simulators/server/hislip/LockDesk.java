package io.mtjlab.simulators.server.hislip;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import io.mtjlab.simulators.server.DeviceLock;
import io.mtjlab.simulators.server.LockQueue;
import io.mtjlab.simulators.server.Reactor;

/** AsyncLock (IVI-6.1, 6.5): a lock string asks for a share, none for all of it. */
final class LockDesk {

    private static final int REQUEST = 1;

    /** Control codes of the response. */
    private static final int FAILURE = 0;

    private static final int SUCCESS = 1;
    private static final int SUCCESS_SHARED = 2;
    private static final int ERROR = 3;

    private final Object owner;
    private final DeviceLock lock;
    private final LockQueue queue;

    LockDesk(Object owner, DeviceLock lock, Reactor wires) {
        this.owner = owner;
        this.lock = lock;
        this.queue = new LockQueue(this, lock, wires);
    }

    void lock(Message message, Consumer<Message> reply) {
        if (message.control() == REQUEST) {
            request(message, reply);
        } else {
            answer(
                    reply,
                    switch (lock.release(owner)) {
                        case EXCLUSIVE -> SUCCESS;
                        case SHARED -> SUCCESS_SHARED;
                        case NOTHING -> ERROR;
                    });
        }
    }

    private void request(Message message, Consumer<Message> reply) {
        String key = new String(message.payload(), StandardCharsets.ISO_8859_1);
        boolean shared = !key.isEmpty();
        if (shared ? lock.holds(owner) : lock.holdsExclusive(owner)) {
            answer(reply, ERROR);
            return;
        }
        queue.await(
                owner,
                () -> shared ? lock.tryShared(owner, key) : lock.tryExclusive(owner),
                Integer.toUnsignedLong(message.parameter()),
                () -> answer(reply, SUCCESS),
                () -> answer(reply, FAILURE));
    }

    /** The client has gone: what it holds is free, what it waits for is not wanted any more. */
    void close() {
        queue.forget(owner);
        lock.forget(this);
        lock.forget(owner);
    }

    private static void answer(Consumer<Message> reply, int control) {
        reply.accept(Message.of(Message.ASYNC_LOCK_RESPONSE, control, 0));
    }
}
