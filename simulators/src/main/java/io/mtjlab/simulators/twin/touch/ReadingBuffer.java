package io.mtjlab.simulators.twin.touch;

import java.util.ArrayList;
import java.util.List;

/** A named memory for readings: full it stops, or forgets the oldest. */
final class ReadingBuffer {

    private final List<Reading> readings = new ArrayList<>();
    private int capacity;
    private boolean continuous = true;
    private int forgotten;

    ReadingBuffer(int capacity) {
        this.capacity = capacity;
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
