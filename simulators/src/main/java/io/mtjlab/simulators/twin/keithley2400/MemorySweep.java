package io.mtjlab.simulators.twin.keithley2400;

import java.util.Arrays;

/** Where the 2400 is in a sweep through its memory: one location for each trigger, over again when there are more. */
final class MemorySweep {

    private final int first;
    private final long[] intervalNanos;
    private final long points;
    private final long endNanos;
    private long point;

    /**
     * @param first location
     * @param intervalNanos how long each location takes, from the first one on
     * @param points how many triggers there are
     */
    MemorySweep(int first, long[] intervalNanos, long startNanos, long points) {
        this.first = first;
        this.intervalNanos = intervalNanos.clone();
        this.points = points;
        long rounds = points / intervalNanos.length;
        long rest = Arrays.stream(intervalNanos)
                .limit(points % intervalNanos.length)
                .sum();
        this.endNanos = startNanos + rounds * Arrays.stream(intervalNanos).sum() + rest;
    }

    /** The number of the location that is {@code index} steps behind {@code first}; after the last comes 1. */
    static int location(int first, int index) {
        return (first - 1 + index) % SourceMemory.LOCATIONS + 1;
    }

    int location() {
        return location(first, index());
    }

    long nanosHere() {
        return intervalNanos[index()];
    }

    private int index() {
        return (int) (point % intervalNanos.length);
    }

    /** Goes one on; false when that was the last. */
    boolean next() {
        return ++point < points;
    }

    /** When the last point is done. */
    long endNanos() {
        return endNanos;
    }
}
