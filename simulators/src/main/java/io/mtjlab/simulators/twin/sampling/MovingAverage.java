package io.mtjlab.simulators.twin.sampling;

import java.util.ArrayDeque;
import java.util.Deque;

/** A moving filter: the mean of the last readings, of fewer until so many are there. Overflows go by it. */
public final class MovingAverage {

    private final Deque<Double> last = new ArrayDeque<>();

    /** Begins anew. */
    public void clear() {
        last.clear();
    }

    /** @param count how many readings are averaged */
    public double next(double reading, int count) {
        if (Math.abs(reading) >= Ranged.OVERFLOW) {
            return reading;
        }
        last.addLast(reading);
        while (last.size() > count) {
            last.removeFirst();
        }
        return last.stream().mapToDouble(Double::doubleValue).average().orElse(reading);
    }
}
