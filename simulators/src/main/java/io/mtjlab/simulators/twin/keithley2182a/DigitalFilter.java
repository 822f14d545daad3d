package io.mtjlab.simulators.twin.keithley2182a;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Averages conversions (User's Manual, 3-8): a moving filter gives a reading with every conversion, a repeating one
 * after a full stack. A conversion outside the window around the average starts the stack over.
 */
final class DigitalFilter {

    /** Two conversions that make one reading of a delta have a stack each. */
    private final List<Deque<Double>> stacks = List.of(new ArrayDeque<>(), new ArrayDeque<>());

    private boolean on;
    private boolean repeating;
    private int count;
    private double windowPercent;

    void reset() {
        on = true;
        repeating = false;
        count = 10;
        windowPercent = 0.01;
        clear();
    }

    void clear() {
        stacks.forEach(Deque::clear);
    }

    /**
     * The reading that this conversion completes, if it does.
     *
     * @param phase 0, and 1 for the second one of a pair
     */
    OptionalDouble push(double volts, double rangeVolts, int phase) {
        if (!on) {
            return OptionalDouble.of(volts);
        }
        Deque<Double> stack = stacks.get(phase);
        double average = mean(stack);
        if (windowPercent > 0 && !stack.isEmpty() && Math.abs(volts - average) > windowPercent / 100 * rangeVolts) {
            stack.clear();
        }
        stack.addLast(volts);
        if (repeating) {
            if (stack.size() < count) {
                return OptionalDouble.empty();
            }
            double full = mean(stack);
            stack.clear();
            return OptionalDouble.of(full);
        }
        if (stack.size() > count) {
            stack.removeFirst();
        }
        return OptionalDouble.of(mean(stack));
    }

    private static double mean(Deque<Double> stack) {
        return stack.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** True once as many conversions are averaged as are to be. */
    boolean settled() {
        return !on || repeating || stacks.get(0).size() >= count;
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
        clear();
    }

    int kind() {
        return repeating ? 1 : 0;
    }

    void kind(int index) {
        repeating = index == 1;
        clear();
    }

    int count() {
        return count;
    }

    void count(double value) {
        count = (int) value;
        clear();
    }

    double windowPercent() {
        return windowPercent;
    }

    void windowPercent(double value) {
        windowPercent = value;
    }
}
