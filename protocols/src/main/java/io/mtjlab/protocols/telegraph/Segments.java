package io.mtjlab.protocols.telegraph;

import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.instruments.capability.Nanovoltmeter;

/**
 * How a trace is cut into pieces that fit a meter's buffer, one polarity each, in the order + - - + of which a voltage
 * that drifts evenly has no net part in either sign.
 *
 * @param count a multiple of 4
 * @param readings of each
 */
record Segments(int count, int readings) {

    private static final int[] SIGNS = {+1, -1, -1, +1};

    /**
     * @param intervalSeconds from reading to reading
     * @param capacity readings that the buffer holds
     */
    static Segments of(double traceSeconds, double intervalSeconds, int capacity) {
        int readings = (int) Math.max(SIGNS.length, Math.ceil(traceSeconds / intervalSeconds));
        int quartets = (readings + SIGNS.length * capacity - 1) / (SIGNS.length * capacity);
        int count = SIGNS.length * quartets;
        // A buffer of one reading is none: a 2182A takes 2 to 1024.
        return new Segments(count, Math.max(2, (readings + count - 1) / count));
    }

    /** As many as the trace needs of this meter as it is configured now. */
    static Segments of(double traceSeconds, Nanovoltmeter meter) {
        return of(traceSeconds, 1e-9 * meter.readingInterval().toNanos(), meter.bufferCapacity());
    }

    /** The polarity of each, +1 or -1. */
    List<Integer> signs() {
        return IntStream.range(0, count).mapToObj(i -> SIGNS[i % SIGNS.length]).toList();
    }
}
