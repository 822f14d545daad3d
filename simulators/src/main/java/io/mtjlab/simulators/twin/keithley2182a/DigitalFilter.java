package io.mtjlab.simulators.twin.keithley2182a;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/**
 * Averages conversions (User's Manual, 3-8): a moving filter gives a reading with every conversion, a repeating one
 * after a full stack. A conversion outside the window around the average starts the stack over.
 */
final class DigitalFilter {

    private final Deque<Double> stack = new ArrayDeque<>();
    private boolean on;
    private boolean repeating;
    private int count;
    private double windowPercent;

    void reset() {
        on = true;
        repeating = false;
        count = 10;
        windowPercent = 0.01;
        stack.clear();
    }

    void clear() {
        stack.clear();
    }

    /** The reading that this conversion completes, if it does. */
    OptionalDouble push(double volts, double rangeVolts) {
        if (!on) {
            return OptionalDouble.of(volts);
        }
        double average = mean();
        if (windowPercent > 0 && !stack.isEmpty() && Math.abs(volts - average) > windowPercent / 100 * rangeVolts) {
            stack.clear();
        }
        stack.addLast(volts);
        if (repeating) {
            if (stack.size() < count) {
                return OptionalDouble.empty();
            }
            double full = mean();
            stack.clear();
            return OptionalDouble.of(full);
        }
        if (stack.size() > count) {
            stack.removeFirst();
        }
        return OptionalDouble.of(mean());
    }

    private double mean() {
        return stack.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** Conversions that a reading takes when none falls outside the window. */
    int conversionsPerReading() {
        return on && repeating ? count : 1;
    }

    boolean on() {
        return on;
    }

    void on(boolean value) {
        on = value;
        stack.clear();
    }

    int kind() {
        return repeating ? 1 : 0;
    }

    void kind(int index) {
        repeating = index == 1;
        stack.clear();
    }

    int count() {
        return count;
    }

    void count(double value) {
        count = (int) value;
        stack.clear();
    }

    double windowPercent() {
        return windowPercent;
    }

    void windowPercent(double value) {
        windowPercent = value;
    }
}
