package io.mtjlab.instruments.session;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a transport can do: carry bytes to an instrument and back, and what else its interface offers.
 *
 * <p>{@link LinkSession} puts on top what is the same for all: one exchange at a time, time-outs, the lab's clock,
 * answers taken apart, exceptions, a clean start after a failure. A link is therefore used by one thread at a time,
 * except for {@link #expire}, {@link #close} and {@link #awaitServiceRequest}, which come from others.
 *
 * <p>A method that fails throws a {@link LinkFailure} when it knows of what kind the failure is; any other
 * {@link IOException} means that the connection is gone.
 */
public interface Link {

    /** What not every interface has. */
    enum Feature {
        STATUS_BYTE("status byte outside of the messages", "VXI-11, HiSLIP, USBTMC and GPIB"),
        SERVICE_REQUEST("service request", "VXI-11, HiSLIP, USBTMC and GPIB"),
        TRIGGER("trigger outside of the messages", "VXI-11, HiSLIP, USBTMC and GPIB"),
        CLEAR("device clear", "VXI-11, HiSLIP, USBTMC and GPIB"),
        LOCK("lock", "VXI-11 and HiSLIP"),
        REMOTE_LOCAL("remote and local", "VXI-11, HiSLIP, USBTMC and GPIB");

        private final String title;
        private final String offeredBy;

        Feature(String title, String offeredBy) {
            this.title = title;
            this.offeredBy = offeredBy;
        }

        /** The failure of a link that lacks this. */
        public LinkFailure missing() {
            return new LinkFailure(
                    LinkFailure.Kind.UNSUPPORTED, "this kind of link has no " + title + "; " + offeredBy + " have it");
        }
    }

    /** Makes a connection that still has to be {@link #open}ed; called again after a connection was given up. */
    @FunctionalInterface
    interface Connector {
        Link connect(SessionOptions options) throws IOException;
    }

    /** Agrees with the other side on how to talk, once, before anything else. */
    default void open() throws IOException {}

    /** Takes leave, once, before a link that works is closed. */
    default void quit() throws IOException {}

    /** What this link's interface offers, once it is open. The methods below that belong to the rest are never called. */
    default Set<Feature> features() {
        return EnumSet.noneOf(Feature.class);
    }

    /**
     * An exchange begins.
     *
     * @param deadlineNanos when it must be over, on the scale of {@link System#nanoTime}
     */
    default void begin(long deadlineNanos) {}

    /**
     * Sends one whole message, and marks its end where the transport can.
     *
     * @param message with the terminator already at its end, in its first {@code length} bytes; may not be kept
     */
    void send(byte[] message, int length) throws IOException;

    /**
     * Waits for bytes of an answer and puts them into {@code [from, to)} of the array: at least one, unless the
     * message ended without one more.
     *
     * @return how many
     * @throws java.io.EOFException when the other side ended the connection
     */
    int receive(byte[] into, int from, int to) throws IOException;

    /**
     * As {@link #receive}, but gives up after {@code silence} without harm to the link. For links that do not mark the
     * ends of messages, and only to find the end of an indefinite length block.
     *
     * @return 0 when nothing came
     */
    default int receiveWithin(byte[] into, int from, int to, Duration silence) throws IOException {
        throw new UnsupportedOperationException("this link marks the ends of messages");
    }

    /** True when the transport itself tells where a message ends (END, EOM, EOI), not only a terminator in it. */
    boolean marksEnds();

    /** True when what was received last ended a message. */
    default boolean atEnd() {
        return false;
    }

    /**
     * Bytes that wait to be received, as far as that can be told without waiting. Before an exchange there should be
     * none: they would be the answer to an earlier one.
     */
    default int waiting() throws IOException {
        return 0;
    }

    /**
     * After a failed exchange: sees to it that nothing of it can arrive any more.
     *
     * @return false when only a fresh connection can do that
     */
    default boolean resynchronise() throws IOException {
        return false;
    }

    /** Device clear (IEEE 488.2, section 5.8): the instrument forgets its input and its output. */
    default void clear() throws IOException {
        throw Feature.CLEAR.missing();
    }

    /** Serial poll. */
    default int statusByte() throws IOException {
        throw Feature.STATUS_BYTE.missing();
    }

    /**
     * Waits for a service request that was not yet told of. Runs beside exchanges of other threads.
     *
     * @return false when none came within the time, or the thread was interrupted (its mark stays)
     */
    default boolean awaitServiceRequest(Duration patience) throws IOException {
        throw Feature.SERVICE_REQUEST.missing();
    }

    /** Arms what {@link #awaitServiceRequest} waits for, where the transport has to ask for it. */
    default void enableServiceRequests() throws IOException {}

    default void trigger() throws IOException {
        throw Feature.TRIGGER.missing();
    }

    /** @throws LinkFailure of kind {@code LOCKED} when somebody else held the lock all the time */
    default void lock(Duration patience) throws IOException {
        throw Feature.LOCK.missing();
    }

    default void unlock() throws IOException {
        throw Feature.LOCK.missing();
    }

    default void local() throws IOException {
        throw Feature.REMOTE_LOCAL.missing();
    }

    default void remote() throws IOException {
        throw Feature.REMOTE_LOCAL.missing();
    }

    /** How long after the end of its time an exchange is left to end by itself, because the peer keeps time too. */
    default Duration grace() {
        return Duration.ZERO;
    }

    /**
     * Time is up: makes whoever waits in this link come back soon. Called by the watchdog, so it must not wait itself.
     * If nobody has come back two seconds later, the link is closed.
     */
    default void expire() {
        close();
    }

    /** Gives the connection up; whoever waits in this link comes back with an exception. */
    void close();
}
