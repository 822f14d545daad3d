package io.mtjlab.instruments.session;

import java.time.Duration;

/**
 * How to talk over a link.
 *
 * @param timeout of an exchange, wall time
 * @param connectTimeout of a connection, wall time
 * @param terminator ends what is sent and what is received; a carriage return before a line feed is dropped
 * @param turnaround what the instrument wants between a write and the read of its answer, lab time
 * @param tap sees every exchange
 */
public record SessionOptions(
        Duration timeout, Duration connectTimeout, byte terminator, Duration turnaround, WireTap tap) {

    /** 10 s, 5 s to connect, line feed, no turnaround, nobody listens in. */
    public static final SessionOptions DEFAULT =
            new SessionOptions(Duration.ofSeconds(10), Duration.ofSeconds(5), (byte) '\n', Duration.ZERO, WireTap.NONE);

    public SessionOptions withTimeout(Duration newTimeout) {
        return new SessionOptions(newTimeout, connectTimeout, terminator, turnaround, tap);
    }

    public SessionOptions withTurnaround(Duration newTurnaround) {
        return new SessionOptions(timeout, connectTimeout, terminator, newTurnaround, tap);
    }

    public SessionOptions withTap(WireTap newTap) {
        return new SessionOptions(timeout, connectTimeout, terminator, turnaround, newTap);
    }
}
