package io.mtjlab.simulators.twin.keithley2182a;

import java.util.ArrayDeque;
import java.util.Deque;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;

/** The readings of the present series, and what becomes of each: math, limits, buffer. */
final class Readings {

    private static final int OVERFLOW = 1;
    private static final int AVAILABLE = 1 << 5;
    private static final int BUFFER_AVAILABLE = 1 << 7;
    private static final int BUFFER_HALF_FULL = 1 << 8;
    private static final int BUFFER_FULL = 1 << 9;

    private record Reading(double shown, double calculated) {}

    final ReadingBuffer buffer = new ReadingBuffer();
    private final Status status;
    private final Mathematics mathematics;
    private final LimitTests limits;
    private final Deque<Reading> last = new ArrayDeque<>();
    private boolean fresh;
    private boolean endless;

    Readings(CommandTable table, Status status, Runnable catchUp) {
        this.status = status;
        this.mathematics = new Mathematics(table, () -> {
            catchUp.run();
            return newest().shown();
        });
        this.limits = new LimitTests(table, status.measurement());
    }

    void reset() {
        buffer.stop();
        mathematics.reset();
        limits.reset();
        last.clear();
        fresh = false;
    }

    /** @param withoutEnd of which only the newest reading is kept */
    void begin(boolean withoutEnd) {
        last.clear();
        limits.begin();
        endless = withoutEnd;
    }

    void take(double shown) {
        status.measurement().condition(OVERFLOW, shown == Input.OVERFLOW);
        if (last.size() == (endless ? 1 : ReadingBuffer.LARGEST)) {
            last.removeFirst();
        }
        double calculated = mathematics.of(shown);
        last.addLast(new Reading(shown, calculated));
        fresh = true;
        limits.hold(calculated);
        buffer.store(shown, calculated);
    }

    boolean fresh() {
        return fresh;
    }

    /** All of them, after their math. */
    double[] all() throws ScpiException {
        newest();
        fresh = false;
        return last.stream().mapToDouble(Reading::calculated).toArray();
    }

    /** The newest one, however old, before its math. */
    double latest() throws ScpiException {
        double shown = newest().shown();
        fresh = false;
        return shown;
    }

    /** The newest one after its math. */
    double calculated() throws ScpiException {
        double calculated = newest().calculated();
        fresh = false;
        return calculated;
    }

    /** What a reference is taken from; 0 before the first reading. */
    double newestOrZero() {
        return last.isEmpty() ? 0 : last.getLast().shown();
    }

    private Reading newest() throws ScpiException {
        if (last.isEmpty()) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        return last.getLast();
    }

    void refreshStatus() {
        status.measurement().condition(AVAILABLE, fresh);
        status.measurement().condition(BUFFER_AVAILABLE, buffer.stored() >= ReadingBuffer.SMALLEST);
        status.measurement().condition(BUFFER_HALF_FULL, 2 * buffer.stored() >= buffer.points());
        status.measurement().condition(BUFFER_FULL, buffer.full());
    }
}
