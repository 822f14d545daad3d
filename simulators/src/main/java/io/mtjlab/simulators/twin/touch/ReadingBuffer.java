package io.mtjlab.simulators.twin.touch;

import java.util.ArrayList;
import java.util.List;

/** A named memory for readings: full it stops, or forgets the oldest. */
final class ReadingBuffer {

    private final List<Reading> readings = new ArrayList<>();
    private int capacity;
    private boolean continuous = true;
    private final boolean writable;
    private String unit = "NONE";
    private boolean logs;
    private int forgotten;

    /** @param writable when readings come over the wire instead of from the instrument */
    ReadingBuffer(int capacity, boolean writable) {
        this.capacity = capacity;
        this.writable = writable;
    }

    boolean writable() {
        return writable;
    }

    /** Of readings that are written into it. */
    String unit() {
        return unit;
    }

    void unit(String next) {
        unit = next;
    }

    /** Whether the event log hears when it is full. */
    boolean logs() {
        return logs;
    }

    void logs(boolean on) {
        logs = on;
    }

    void add(Reading reading) {
        if (readings.size() - forgotten == capacity) {
            if (!continuous) {
                return;
            }
            forgotten++;
            if (forgotten > capacity) {
                readings.subList(0, forgotten).clear();
                forgotten = 0;
            }
        }
        readings.add(reading);
    }

    List<Reading> readings() {
        return readings.subList(forgotten, readings.size());
    }

    int capacity() {
        return capacity;
    }

    void capacity(int points) {
        capacity = points;
        clear();
    }

    boolean continuous() {
        return continuous;
    }

    void continuous(boolean on) {
        continuous = on;
    }

    void clear() {
        readings.clear();
        forgotten = 0;
    }
}
