package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;

import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** The settings of the trigger model: how many readings, and what each trigger waits for (User's Manual, section 7). */
final class Triggering {

    static final List<String> SOURCES = List.of("IMMediate", "TIMer", "EXTernal", "MANual", "BUS");
    static final double ENDLESS_COUNT = 9.9e37;
    private static final double LARGEST_COUNT = 9999;

    private static final int IMMEDIATE = 0;
    private static final int TIMER = 1;
    private static final int EXTERNAL = 2;
    private static final double DEFAULT_TIMER_SECONDS = 0.1;

    private double count;
    private int samples;
    private double delaySeconds;
    private double timerSeconds;
    private int source;

    void reset() {
        count = 1;
        samples = 1;
        delaySeconds = 0;
        timerSeconds = DEFAULT_TIMER_SECONDS;
        source = IMMEDIATE;
    }

    /** As after the mains switch: without end. */
    void free() {
        count = ENDLESS_COUNT;
    }

    boolean endless() {
        return count >= ENDLESS_COUNT;
    }

    /** True when readings begin with a trigger from outside. */
    boolean waits() {
        return source > TIMER;
    }

    /** True when those come by the trigger lines. */
    boolean external() {
        return source == EXTERNAL;
    }

    long readings() {
        return (long) count * samples;
    }

    /** A timer makes readings no more often than it runs. */
    ConversionTiming timing(ConversionTiming fastest) {
        long timer = source == TIMER ? Math.round(1e9 * timerSeconds) : 0;
        return new ConversionTiming(
                fastest.powerLineCycles(), fastest.apertureNanos(), Math.max(timer, fastest.intervalNanos()));
    }

    long delayNanos() {
        return Math.round(delaySeconds * 1e9);
    }

    /** @param value up to 9999, or without end */
    void count(double value) throws ScpiException {
        if (value > LARGEST_COUNT && value < ENDLESS_COUNT) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        count = value;
    }

    /** Triggers of a series that has an end. */
    long count() {
        return (long) count;
    }

    double triggers() {
        return count;
    }

    void samples(double value) {
        samples = (int) value;
    }

    int samples() {
        return samples;
    }

    void delay(double seconds) {
        delaySeconds = seconds;
    }

    double delay() {
        return delaySeconds;
    }

    void timer(double seconds) {
        timerSeconds = seconds;
    }

    double timer() {
        return timerSeconds;
    }

    void source(int index) {
        source = index;
    }

    int source() {
        return source;
    }
}
