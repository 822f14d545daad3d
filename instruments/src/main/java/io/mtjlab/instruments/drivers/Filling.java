package io.mtjlab.instruments.drivers;

import java.util.List;
import java.util.function.IntSupplier;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.scpi.InstrumentError;

/**
 * A buffer that an instrument is filling by itself.
 *
 * @param readings that it will hold
 * @param startedNanos lab time at which it was started
 * @param intervalNanos that a reading takes by the data sheet
 */
record Filling(int readings, long startedNanos, long intervalNanos) {

    private static final int MOST_QUESTIONS = 10;

    static Filling started(LabClock clock, int readings, double intervalSeconds) {
        return new Filling(readings, clock.nanos(), Math.max(1, Math.round(intervalSeconds * 1e9)));
    }

    /**
     * Waits, on the lab's clock, until it is full; asks again, at growing intervals, when the instrument turns out to
     * be slower than its data sheet.
     *
     * @param question that {@code stored} asks, for the message
     */
    void await(LabClock clock, String role, String question, IntSupplier stored) throws InterruptedException {
        clock.sleepUntil(startedNanos + readings * intervalNanos);
        int found = stored.getAsInt();
        for (int patience = 0; found < readings; patience++) {
            if (patience == MOST_QUESTIONS) {
                throw new InstrumentError(
                        role,
                        question,
                        List.of(found + " of " + readings + " readings after " + (clock.nanos() - startedNanos) * 1e-9
                                + " s"));
            }
            clock.sleepUntil(clock.nanos() + (readings - found + (1L << patience)) * intervalNanos);
            found = stored.getAsInt();
        }
    }
}
