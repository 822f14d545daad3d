package io.mtjlab.instruments.session;

import java.io.IOException;
import java.time.Duration;
import java.util.function.IntSupplier;

import io.mtjlab.base.time.LabClock;

/**
 * Waits for a service request on a driven clock, where nobody moves time for one who listens to a wire. It sleeps from one
 * moment at which the bench says that something may happen to the next, and asks for the status byte there: the question
 * makes the instrument look at its own conditions, and what it finds comes as a request over the wire.
 */
final class LabServiceWait {

    /** Master summary: a request has been made, or is being made by this question. */
    private static final int SUMMARY = 1 << 6;

    /** Wall time within which a request that was made arrives. */
    private static final Duration ARRIVAL = Duration.ofSeconds(1);

    private final LabClock clock;
    private final Link link;
    private final IntSupplier statusByte;

    /** @param statusByte asks {@code *STB?}, which takes no request back */
    LabServiceWait(LabClock clock, Link link, IntSupplier statusByte) {
        this.clock = clock;
        this.link = link;
        this.statusByte = statusByte;
    }

    /** @return false when none came within this much lab time, or the thread was interrupted (its mark stays) */
    boolean await(Duration patience) throws IOException {
        long deadline = clock.nanos() + patience.toNanos();
        try {
            while (true) {
                if (arrives(Duration.ZERO)) {
                    return true;
                }
                if ((statusByte.getAsInt() & SUMMARY) != 0 && arrives(ARRIVAL)) {
                    return true;
                }
                long now = clock.nanos();
                if (now >= deadline) {
                    return false;
                }
                clock.sleepUntil(Math.min(deadline, Math.max(now + 1, clock.nextEventNanos())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean arrives(Duration wallTime) throws IOException {
        return clock.whileWaiting(() -> link.awaitServiceRequest(wallTime));
    }
}
