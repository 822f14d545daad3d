package io.mtjlab.simulators.twin.keithley2182a;

import java.util.Arrays;

/** The instrument's own memory for readings: 2 to 1024 of them (User's Manual, section 6). */
final class ReadingBuffer {

    static final int SMALLEST = 2;
    static final int LARGEST = 1024;
    private static final int DEFAULT_POINTS = 100;
    private static final int CALCULATED = 1;
    private static final int NOTHING = 2;

    private double[] readings = new double[DEFAULT_POINTS];
    private int stored;
    private boolean filling;
    private int source;

    void reset() {
        source = 0;
        readings = new double[DEFAULT_POINTS];
        stored = 0;
        filling = false;
    }

    /** Storage begins with the next reading; "after storage is completed, control returns to NEVer" (6-9). */
    void fill() {
        stored = 0;
        filling = true;
    }

    /** TRACe:FEED:CONTrol NEXT: what was read before does not count. */
    void feed(boolean next) {
        if (next) {
            fill();
        } else {
            stop();
        }
    }

    void stop() {
        filling = false;
    }

    void clear() {
        stored = 0;
    }

    void points(double count) {
        readings = new double[(int) count];
        stored = 0;
    }

    int points() {
        return readings.length;
    }

    /** @param index 0 for readings as they are, 1 for those after math, 2 for none */
    void source(int index) {
        source = index;
    }

    int source() {
        return source;
    }

    void store(double shown, double calculated) {
        if (filling && source != NOTHING) {
            readings[stored++] = source == CALCULATED ? calculated : shown;
            filling = stored < readings.length;
        }
    }

    boolean filling() {
        return filling;
    }

    boolean full() {
        return stored == readings.length;
    }

    int stored() {
        return stored;
    }

    double[] contents() {
        return Arrays.copyOf(readings, stored);
    }
}
