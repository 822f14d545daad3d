package io.mtjlab.simulators.server;

/**
 * A command language: what an instrument does with a line, and what it answers. Called by the instrument's own thread,
 * but for {@link #statusByte}, {@link #clear} and {@link #interrupted}, which come from the wire's; always under the
 * bench's lock.
 */
public interface Dialect {

    /** When so much waits to be sent, no further query is answered: more than any one answer of any instrument has. */
    int MOST_ANSWER_BYTES = 1 << 24;

    /**
     * Executes one line.
     *
     * @param line without its terminator
     * @param out takes the bytes to send (Latin-1), terminators included; nothing when there is nothing to answer
     */
    void execute(String line, StringBuilder out) throws InterruptedException;

    /** Where bytes may go that the instrument sends by itself; told once, before anything else. */
    default void unasked(Outlet outlet) {}

    /** A line was longer than the instrument's input buffer; it has been thrown away. */
    void overrun();

    /**
     * What a serial poll reads, with the master summary in bit 6 (IEEE 488.2, 11.2).
     *
     * @param messageAvailable true while an answer waits to be read
     */
    default int statusByte(boolean messageAvailable) {
        return messageAvailable ? 1 << 4 : 0;
    }

    /** Device clear (IEEE 488.2, 5.8): forgets what it was about to do; settings and status stay. */
    default void clear() {}

    /** The interface's trigger, like {@code *TRG} unless the instrument knows a difference. */
    default void trigger() throws InterruptedException {
        execute("*TRG", new StringBuilder());
    }

    /**
     * The next moment after {@code now} of lab time at which the status may change by itself; {@link Long#MAX_VALUE}
     * when nothing is under way.
     */
    default long nextEventNanos(long now) {
        return Long.MAX_VALUE;
    }

    /** A new message came before the answer to the last one was read; that answer is gone (IEEE 488.2, 6.3.2.3). */
    default void interrupted() {}

    /** The client asks on and does not fetch its answers; one that nothing could hold is gone (IEEE 488.2, 6.3.1.7). */
    default void deadlocked() {}

    /** An answer was asked for and no query is under way (IEEE 488.2, 6.3.2.2). */
    default void unterminated() {}
}
