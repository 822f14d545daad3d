package io.mtjlab.instruments.session;

import java.time.Duration;
import java.util.List;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * The link to one instrument. Safe from several threads: an exchange (what is written and its whole answer) is never
 * split by another. A failed exchange throws a {@link LinkException}; the next one starts on a clean link, so that it
 * can never get the answer to the one before. Nothing is ever sent twice on its own account.
 *
 * <p>Commands are given without their terminator. Several may be given at once, parted by a line feed: they leave in
 * one segment, and only those that ask are answered.
 */
public interface Session extends AutoCloseable {

    /** Whose link it is, as the bench names it. */
    String role();

    ResourceString resource();

    LabClock clock();

    /** Sends without waiting for anything. */
    void write(String command);

    /** One line, without its terminator. */
    default String query(String command) {
        return query(command, timeout());
    }

    String query(String command, Duration timeout);

    /** One line per query, for dialects that answer each query of a line separately. */
    List<String> queryLines(String command, int lines);

    /** @throws LinkGarbage when what arrives is not a number */
    double queryDouble(String command);

    /** The numbers of one line, parted by commas; a comma after the last is none of them. */
    double[] queryDoubles(String command, Duration timeout);

    /** The bytes of an IEEE 488.2 definite length block (section 8.7.9): {@code #<digits><length><bytes>}. */
    byte[] queryBlock(String command, Duration timeout);

    /** How long an exchange may take, in wall time, when nothing else is said. */
    Duration timeout();

    @Override
    void close();
}
