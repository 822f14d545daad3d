package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.simulators.wiring.PulseTrain;

/**
 * The course of pulse delta: in each interval one high pulse between two that stay at the low level; a reading is
 * {@code (2 Y - X - Z) / 2}, or {@code Y - X} where the second low one is not looked at.
 */
final class Pulses implements Course {

    /**
     * @param lowAmperes between pulses
     * @param highAmperes of each interval of one cycle
     * @param startNanos of each interval, ascending from 0
     * @param periodNanos of the cycle of intervals
     */
    record Shape(
            double lowAmperes, List<Double> highAmperes, List<Long> startNanos, long periodNanos, long widthNanos) {

        private static final long LINE_NANOS = Math.round(1e9 * Mode.LINE_SECONDS);

        Shape {
            highAmperes = List.copyOf(highAmperes);
            startNanos = List.copyOf(startNanos);
        }

        /** The interval that {@code nanos} of a cycle lie in. */
        private int interval(long nanos) {
            int low = 0;
            int high = startNanos.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (startNanos.get(middle) <= nanos) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        private long rise(int interval) {
            return startNanos.get(interval) + LINE_NANOS;
        }

        private double dutyCycle(int interval) {
            long next = interval + 1 < startNanos.size() ? startNanos.get(interval + 1) : periodNanos;
            return (double) widthNanos / (next - startNanos.get(interval));
        }
    }

    private final Shape shape;
    private final Windows windows;
    private final int perInterval;
    private final long readings;
    private final boolean averagePower;

    /** @param lows low pulses that are looked at in an interval, 1 or 2 */
    Pulses(Shape shape, long delayNanos, int lows, long readings, boolean averagePower) {
        this.shape = shape;
        this.perInterval = lows + 1;
        this.readings = readings;
        this.averagePower = averagePower;
        List<Long> opens = new ArrayList<>();
        for (long start : shape.startNanos()) {
            for (int pulse = 0; pulse < perInterval; pulse++) {
                opens.add(start + pulse * Shape.LINE_NANOS + delayNanos);
            }
        }
        windows = new Windows(shape.periodNanos(), opens, shape.widthNanos() - delayNanos);
    }

    @Override
    public double amperesAt(long nanos) {
        int interval = shape.interval(nanos % shape.periodNanos());
        return high(nanos) ? shape.highAmperes().get(interval) : shape.lowAmperes();
    }

    private boolean high(long nanos) {
        long into = nanos % shape.periodNanos();
        long rise = shape.rise(shape.interval(into));
        return into >= rise && into < rise + shape.widthNanos();
    }

    @Override
    public boolean pulsedAt(long nanos) {
        return shape.widthNanos() <= PulseTrain.LONGEST_PULSE_NANOS && high(nanos);
    }

    @Override
    public long nextStepAfter(long nanos) {
        long into = nanos % shape.periodNanos();
        long cycle = nanos - into;
        int interval = shape.interval(into);
        long rise = shape.rise(interval);
        if (into < rise) {
            return cycle + rise;
        }
        if (into < rise + shape.widthNanos()) {
            return cycle + rise + shape.widthNanos();
        }
        boolean last = interval + 1 == shape.startNanos().size();
        return last ? cycle + shape.periodNanos() + shape.rise(0) : cycle + shape.rise(interval + 1);
    }

    @Override
    public double restAmperes() {
        return shape.lowAmperes();
    }

    @Override
    public double peakAmperes() {
        double high = shape.highAmperes().stream().mapToDouble(Math::abs).max().orElse(0);
        return Math.max(high, Math.abs(shape.lowAmperes()));
    }

    @Override
    public Windows windows() {
        return windows;
    }

    @Override
    public long cyclesFor(long unfiltered) {
        long intervals = shape.highAmperes().size();
        return unfiltered == Long.MAX_VALUE ? unfiltered : (unfiltered + intervals - 1) / intervals;
    }

    @Override
    public long readings() {
        return readings;
    }

    @Override
    public boolean averages(boolean repeating) {
        return shape.highAmperes().size() == 1;
    }

    @Override
    public Optional<DeltaReading> reading(long conversion, List<Double> last) {
        if (conversion % perInterval != perInterval - 1) {
            return Optional.empty();
        }
        int interval = (int) (conversion / perInterval % shape.highAmperes().size());
        double high = shape.highAmperes().get(interval);
        int y = last.size() - perInterval + 1;
        double before = last.get(y - 1);
        double after = perInterval == CONVERSIONS ? last.get(y + 1) : before;
        double volts = last.get(y) - (before + after) / 2;
        double watts = high * volts * (averagePower ? shape.dutyCycle(interval) : 1);
        return Optional.of(new DeltaReading(volts, Double.NaN, high - shape.lowAmperes(), high, watts));
    }
}
