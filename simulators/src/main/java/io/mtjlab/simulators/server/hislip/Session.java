package io.mtjlab.simulators.server.hislip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.server.Answer;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.server.InstrumentLane;
import io.mtjlab.simulators.server.Lanes;
import io.mtjlab.simulators.server.LineFramer;
import io.mtjlab.simulators.server.Outlet;
import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.ServiceRequests;

/**
 * One client: its two channels, its message under way, its answer under way. On the wires' thread alone.
 *
 * <p>In synchronised mode an answer that the client has not had when its next message comes is lost, and the client is
 * told (IVI-6.1, 3.1.1); in overlapped mode every answer is sent.
 */
final class Session {

    /** FatalError: a connection was used before both were there. */
    private static final int FATAL_NOT_BOTH = 2;

    private static final int DELIVERED = 1;
    private static final int OVERLAP = 1;

    private final int id;
    private final Channel synchronous;
    private final InstrumentLane instrument;
    private final Reactor wires;
    private final LockDesk locks;
    private final ServiceRequests.Listener listener = this::serviceRequested;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private final Deque<Runnable> heldBack = new ArrayDeque<>();
    private @Nullable Channel asynchronous;
    private boolean overlap;
    private boolean clearing;
    private boolean answered;
    private int running;
    /** Counts device clears; the instrument's thread looks whether a message is from before the last one. */
    private volatile int generation;

    private long largestPayload = Messages.LONGEST_PAYLOAD;

    Session(int id, Channel synchronous, boolean overlap, Lanes lanes) throws IOException {
        this.id = id;
        this.synchronous = synchronous;
        this.overlap = overlap;
        this.instrument = lanes.instrument();
        this.wires = lanes.wires();
        this.locks = new LockDesk(this, instrument.lock(), wires);
        instrument.lock().whenReleased(this, () -> wires.submit(this::release));
    }

    int id() {
        return id;
    }

    /** @return false when it has its asynchronous channel already */
    boolean attach(Channel channel) {
        if (asynchronous != null) {
            return false;
        }
        asynchronous = channel;
        instrument.requests().listen(listener, wires);
        return true;
    }

    /** @return false when such a message does not belong on this channel */
    boolean onSynchronous(Message message) {
        if (asynchronous == null) {
            synchronous.fatal(FATAL_NOT_BOTH, "the asynchronous channel is missing");
            return true;
        }
        switch (message.type()) {
            case Message.DATA, Message.DATA_END, Message.TRIGGER -> {
                if (!clearing) {
                    inOrder(() -> take(message));
                }
            }
            case Message.DEVICE_CLEAR_COMPLETE -> {
                clearing = false;
                overlap = (message.control() & OVERLAP) != 0;
                synchronous.send(Message.of(Message.DEVICE_CLEAR_ACKNOWLEDGE, overlap ? OVERLAP : 0, 0));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** While another holds the lock, this client's messages wait. */
    private void inOrder(Runnable work) {
        if (heldBack.isEmpty() && instrument.lock().admits(this)) {
            work.run();
        } else {
            heldBack.add(work);
        }
    }

    private void release() {
        while (!heldBack.isEmpty() && instrument.lock().admits(this)) {
            heldBack.remove().run();
        }
    }

    private void take(Message message) {
        delivered(message, input.size() == 0);
        if (message.type() == Message.TRIGGER) {
            running++;
            instrument.trigger(() -> wires.submit(() -> running--));
            return;
        }
        if (input.size() <= LineFramer.LONGEST_LINE) {
            int count = Math.min(message.payload().length, LineFramer.LONGEST_LINE + 1 - input.size());
            input.write(message.payload(), 0, count);
        }
        if (message.type() == Message.DATA_END) {
            byte[] program = input.toByteArray();
            input.reset();
            running++;
            int of = generation;
            int messageId = message.parameter();
            instrument.message(
                    program,
                    Outlet.NONE,
                    () -> of == generation,
                    answer -> wires.submit(() -> finished(of, messageId, answer)));
        }
    }

    /** What the client says of the last answer, and what follows when it has not had it. */
    private void delivered(Message message, boolean first) {
        if ((message.control() & DELIVERED) != 0) {
            answered = false;
        } else if (first && answered && !overlap) {
            interrupted(message.parameter());
        }
    }

    private void interrupted(int messageId) {
        answered = false;
        instrument.interrupted();
        synchronous.send(Message.of(Message.INTERRUPTED, 0, messageId));
        tell(Message.of(Message.ASYNC_INTERRUPTED, 0, messageId));
    }

    private void finished(int of, int messageId, Answer answer) {
        running--;
        if (of != generation || answer.isEmpty() && !answer.last()) {
            return;
        }
        if (running > 0 && !overlap) {
            interrupted(messageId + 2);
            return;
        }
        if (synchronous.waitingToLeave() > Dialect.MOST_ANSWER_BYTES) {
            instrument.deadlocked();
            return;
        }
        byte[] bytes = answer.bytes();
        for (int at = 0; at < bytes.length; ) {
            int count = (int) Math.min(largestPayload, bytes.length - at);
            boolean end = at + count == bytes.length && !answer.last();
            synchronous.send(new Message(
                    end ? Message.DATA_END : Message.DATA, 0, messageId, Arrays.copyOfRange(bytes, at, at + count)));
            at += count;
        }
        answered = true;
        if (answer.last()) {
            synchronous.endAfterSending();
        }
    }

    /** @return false when such a message does not belong on this channel */
    boolean onAsynchronous(Message message) {
        switch (message.type()) {
            case Message.ASYNC_MAXIMUM_MESSAGE_SIZE -> maximumSize(message);
            case Message.ASYNC_STATUS_QUERY -> {
                if ((message.control() & DELIVERED) != 0) {
                    answered = false;
                }
                tell(Message.of(
                        Message.ASYNC_STATUS_RESPONSE, instrument.requests().poll(answered), 0));
            }
            case Message.ASYNC_DEVICE_CLEAR -> {
                clear();
                tell(Message.of(Message.ASYNC_DEVICE_CLEAR_ACKNOWLEDGE, overlap ? OVERLAP : 0, 0));
            }
            case Message.ASYNC_REMOTE_LOCAL_CONTROL ->
                // There is no front panel that could be locked.
                tell(Message.of(Message.ASYNC_REMOTE_LOCAL_RESPONSE, 0, 0));
            case Message.ASYNC_LOCK -> locks.lock(message, this::tell);
            case Message.ASYNC_LOCK_INFO ->
                tell(Message.of(
                        Message.ASYNC_LOCK_INFO_RESPONSE,
                        instrument.lock().exclusivelyHeld() ? 1 : 0,
                        instrument.lock().holders()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void maximumSize(Message message) {
        if (message.payload().length == Long.BYTES) {
            long wanted = ByteBuffer.wrap(message.payload()).getLong();
            largestPayload = Math.max(1, Math.min(Messages.LONGEST_PAYLOAD, wanted - Message.HEAD_BYTES));
        }
        byte[] ours = ByteBuffer.allocate(Long.BYTES)
                .putLong(Messages.LONGEST_PAYLOAD)
                .array();
        tell(new Message(Message.ASYNC_MAXIMUM_MESSAGE_SIZE_RESPONSE, 0, 0, ours));
    }

    private void clear() {
        clearing = true;
        generation++;
        input.reset();
        heldBack.clear();
        answered = false;
        instrument.clear();
    }

    private void serviceRequested(int statusByte) {
        wires.submit(() -> tell(Message.of(Message.ASYNC_SERVICE_REQUEST, statusByte, 0)));
    }

    private void tell(Message message) {
        Channel channel = asynchronous;
        if (channel != null) {
            channel.send(message);
        }
    }

    /** One channel has ended: the other follows, and the locks go. */
    void end() {
        generation++;
        instrument.requests().forget(listener);
        locks.close();
        synchronous.close();
        Channel channel = asynchronous;
        if (channel != null) {
            channel.close();
        }
    }
}
