package io.mtjlab.instruments.session;

import java.time.Duration;

/**
 * How to talk over a link.
 *
 * @param timeout of an exchange, wall time
 * @param connectTimeout of a connection, wall time
 * @param terminator ends what is sent and what is received
 * @param turnaround what the instrument wants between a write and the read of its answer, lab time
 * @param tap sees every exchange
 * @param link how a serial port is set, and through which adapter a GPIB address is reached
 * @param overlapped HiSLIP's overlapped mode, where an answer need not be read before the next question, instead of
 *     the synchronised one; of no meaning elsewhere
 */
public record SessionOptions(
        Duration timeout,
        Duration connectTimeout,
        Terminator terminator,
        Duration turnaround,
        WireTap tap,
        LinkSettings link,
        boolean overlapped) {

    /** 10 s, 5 s to connect, line feed, no turnaround, nobody listens in, synchronised. */
    public static final SessionOptions DEFAULT = new SessionOptions(
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Terminator.LF,
            Duration.ZERO,
            WireTap.NONE,
            LinkSettings.DEFAULT,
            false);

    public SessionOptions withTimeout(Duration newTimeout) {
        return new SessionOptions(newTimeout, connectTimeout, terminator, turnaround, tap, link, overlapped);
    }

    public SessionOptions withTurnaround(Duration newTurnaround) {
        return new SessionOptions(timeout, connectTimeout, terminator, newTurnaround, tap, link, overlapped);
    }

    public SessionOptions withTap(WireTap newTap) {
        return new SessionOptions(timeout, connectTimeout, terminator, turnaround, newTap, link, overlapped);
    }

    public SessionOptions withTerminator(Terminator newTerminator) {
        return new SessionOptions(timeout, connectTimeout, newTerminator, turnaround, tap, link, overlapped);
    }

    public SessionOptions withLink(LinkSettings newLink) {
        return new SessionOptions(timeout, connectTimeout, terminator, turnaround, tap, newLink, overlapped);
    }

    public SessionOptions withConnectTimeout(Duration newTimeout) {
        return new SessionOptions(timeout, newTimeout, terminator, turnaround, tap, link, overlapped);
    }

    public SessionOptions withOverlapped(boolean newOverlapped) {
        return new SessionOptions(timeout, connectTimeout, terminator, turnaround, tap, link, newOverlapped);
    }
}
