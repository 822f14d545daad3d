package io.mtjlab.simulators.twin.smu;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.wiring.Waveform;

/**
 * Levels that a source takes one after the other, point by point. When there are more points than levels it starts
 * over.
 */
public record Sweep(List<Double> levels, long startNanos, long intervalNanos, long points) implements Waveform {

    public Sweep {
        levels = List.copyOf(levels);
    }

    /** From start to stop in equal steps, or in equal ratios. */
    public static List<Double> staircase(double start, double stop, int points, boolean logarithmic, boolean down) {
        List<Double> levels = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double part = points == 1 ? 0 : (double) (down ? points - 1 - i : i) / (points - 1);
            levels.add(logarithmic ? start * Math.pow(stop / start, part) : start + (stop - start) * part);
        }
        return levels;
    }

    private long point(long nanos) {
        return Math.max(0, Math.min(points - 1, Math.floorDiv(nanos - startNanos, intervalNanos)));
    }

    @Override
    public double valueAt(long nanos) {
        return levels.get((int) (point(nanos) % levels.size()));
    }

    @Override
    public long nextStepAfter(long nanos) {
        long next = Math.floorDiv(nanos - startNanos, intervalNanos) + 1;
        return next >= points ? Long.MAX_VALUE : startNanos + Math.max(0, next) * intervalNanos;
    }
}
