package io.mtjlab.simulators.twin.lockin;

import java.util.ArrayList;
import java.util.List;

/** Samples of two channels at equal distances in time, until the memory is full, or over and over. */
public final class SampleBuffer implements SignalPath.Sampler {

    /** What the two channels show of the outputs. */
    @FunctionalInterface
    public interface Shown {
        double[] of(double xVolts, double yVolts);
    }

    private final int capacity;
    private final Shown shown;
    private final List<double[]> samples = new ArrayList<>();
    private int oldest;
    private double periodNanos = 1e9;
    private long startNanos;
    private long taken;
    private boolean running;
    private boolean looping;

    public SampleBuffer(int capacity, Shown shown) {
        this.capacity = capacity;
        this.shown = shown;
    }

    /** @param nowNanos the first sample is taken a period from now */
    public void start(long nowNanos) {
        if (!running) {
            startNanos = nowNanos;
            taken = 0;
            running = looping || samples.size() < capacity;
        }
    }

    public void pause() {
        running = false;
    }

    public void clear() {
        running = false;
        oldest = 0;
        samples.clear();
    }

    public void rate(double hertz) {
        clear();
        periodNanos = 1e9 / hertz;
    }

    public void looping(boolean on) {
        clear();
        looping = on;
    }

    public boolean running() {
        return running;
    }

    /** True when newer samples have taken the place of the first ones. */
    public boolean wrapped() {
        return looping && samples.size() == capacity;
    }

    public int size() {
        return samples.size();
    }

    /** @param channel 0 or 1 */
    public double get(int channel, int index) {
        return samples.get((oldest + index) % samples.size())[channel];
    }

    /** One sample now, by hand. */
    public void take(double xVolts, double yVolts) {
        if (samples.size() == capacity) {
            if (!looping) {
                running = false;
                return;
            }
            samples.set(oldest, shown.of(xVolts, yVolts));
            oldest = (oldest + 1) % capacity;
            return;
        }
        samples.add(shown.of(xVolts, yVolts));
        running &= looping || samples.size() < capacity;
    }

    @Override
    public long nextAfter(long nanos) {
        return running ? startNanos + Math.round((taken + 1) * periodNanos) : Long.MAX_VALUE;
    }

    @Override
    public void sample(long nanos, double xVolts, double yVolts) {
        taken++;
        take(xVolts, yVolts);
    }
}
