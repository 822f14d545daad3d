package io.mtjlab.instruments.session.serial;

import java.io.IOException;
import java.time.Duration;

/** A line that carries bytes both ways and knows nothing of messages. Used by one thread at a time, but closed by any. */
public interface ByteLine extends AutoCloseable {

    /**
     * Sends all of it.
     *
     * @param deadlineNanos when to give up, on the scale of {@link System#nanoTime}
     * @throws java.net.SocketTimeoutException when the other side takes no more
     */
    void write(byte[] bytes, int length, long deadlineNanos) throws IOException;

    /**
     * Waits for bytes and puts them into {@code [from, to)} of the array.
     *
     * @return how many; 0 when none came within {@code patience}
     * @throws IOException when the line is gone
     */
    int read(byte[] into, int from, int to, Duration patience) throws IOException;

    /** Bytes that can be read without waiting. */
    int waiting() throws IOException;

    /** Whoever waits comes back with an exception. */
    @Override
    void close();
}
