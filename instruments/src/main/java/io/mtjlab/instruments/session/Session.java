package io.mtjlab.instruments.session;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * The link to one instrument. Safe from several threads: an exchange (what is written and its whole answer) is never
 * split by another. A failed exchange throws a {@link LinkException}; the next one starts on a clean link, so that it
 * can never get the answer to the one before. Nothing is ever sent twice on its own account.
 *
 * <p>Commands are given without their terminator. Several may be given at once, parted by a line feed: they leave as
 * one message, and only those that ask are answered.
 *
 * <p>What a kind of link does not have throws {@link LinkUnsupported}, which names those that have it.
 */
public interface Session extends AutoCloseable {

    /** Whose link it is, as the bench names it. */
    String role();

    ResourceString resource();

    LabClock clock();

    /** How long an exchange may take, in wall time, when nothing else is said. */
    Duration timeout();

    /** Sends without waiting for anything. */
    default void write(String command) {
        write(command, timeout());
    }

    void write(String command, Duration timeout);

    /**
     * Sends a command and behind it a definite length block (IEEE 488.2, section 7.7.6), as in
     * {@code :DATA VOLATILE, #15hello}.
     *
     * @param command with the space or comma that parts it from the block
     */
    void writeBlock(String command, byte[] block, Duration timeout);

    /** One line, without its terminator. */
    default String query(String command) {
        return query(command, timeout());
    }

    String query(String command, Duration timeout);

    /** One line per query, for dialects that answer each query of a line separately. */
    List<String> queryLines(String command, int lines);

    /** @throws LinkGarbage when what arrives is not a number */
    default double queryDouble(String command) {
        return queryDouble(command, timeout());
    }

    double queryDouble(String command, Duration timeout);

    /** The numbers of one line, parted by commas; a comma after the last is none of them. */
    double[] queryDoubles(String command, Duration timeout);

    /**
     * The bytes of an IEEE 488.2 block: definite length (section 8.7.9, {@code #<digits><length><bytes>}) or indefinite
     * ({@code #0<bytes>} up to the end of the message). What stands in them ends nothing.
     *
     * <p>An indefinite block asks for a link that marks the ends of messages. Where it does not (raw socket, serial
     * port), the block is over when a terminator has been followed by half a second of silence; a sender that falters
     * for longer right there has its block cut, and the next exchange fails with {@link LinkGarbage}. Prefer definite
     * blocks on such links.
     */
    byte[] queryBlock(String command, Duration timeout);

    /**
     * As {@link #queryBlock(String, Duration)}, for long transfers: the bytes are handed on as they arrive.
     *
     * @return how many bytes there were
     */
    long queryBlock(String command, Duration timeout, BlockSink sink);

    /**
     * The numbers in a block.
     *
     * @throws LinkGarbage when the block does not hold whole numbers
     */
    double[] queryBinary(String command, BinaryFormat format, ByteOrder order, Duration timeout);

    /**
     * An answer as it came, terminator included: the message up to its end where the transport marks it, else one line
     * or one block.
     */
    byte[] queryRaw(String command, Duration timeout);

    /**
     * Exactly so many bytes, for instruments that send numbers with neither head nor terminator. What stands in them ends
     * nothing.
     */
    byte[] queryBytes(String command, int count, Duration timeout);

    /**
     * One line that an earlier {@link #write} has asked for. When a question is written and a query comes before its
     * answer was read, that answer is thrown away, as after a failure.
     */
    String read(Duration timeout);

    /**
     * The status byte (IEEE 488.2, section 11.2), by serial poll. On a link without one, such as a raw socket, this
     * asks {@code *STB?}, which waits for its turn behind other commands, and in which bit 6 is the master summary
     * instead of the request for service.
     */
    int statusByte();

    /**
     * Waits until the instrument requests service, without keeping other threads from the session: by wall time, on a
     * driven bench by lab time (then it asks {@code *STB?} whenever something may have happened). Which events do so is
     * the matter of {@code *SRE}. Requests before the first call may go unnoticed, so ask for the
     * status byte too.
     *
     * @return false when it did not within the time
     */
    boolean awaitServiceRequest(Duration patience);

    /**
     * Device clear: the instrument forgets its input and output queues and what it is about to do; settings stay. On a
     * raw socket this drops the connection and makes a fresh one, which is as far as that goes.
     */
    void clear();

    /** Group execute trigger. On a link without one, such as a raw socket, this sends {@code *TRG}. */
    void trigger();

    /**
     * Takes the instrument's lock, so that no other program can use it.
     *
     * @throws LinkLocked when somebody else had it for all of the time
     */
    void lock(Duration patience);

    void unlock();

    /** Gives the instrument back to its front panel. */
    void local();

    void remote();

    @Override
    void close();
}
