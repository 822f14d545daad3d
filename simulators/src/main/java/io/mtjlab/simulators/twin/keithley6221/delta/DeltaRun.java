package io.mtjlab.simulators.twin.keithley6221.delta;

import io.mtjlab.simulators.wiring.Waveform;

/** A course from its trigger to its end, which a filter that starts over puts off, and compliance may bring forward. */
final class DeltaRun implements Waveform {

    private final Course course;
    private final long startNanos;
    private long cycles;
    private long abortNanos = Long.MAX_VALUE;

    /** @param cycles {@link Long#MAX_VALUE} without an end */
    DeltaRun(Course course, long startNanos, long cycles) {
        this.course = course;
        this.startNanos = startNanos;
        this.cycles = cycles;
    }

    Course course() {
        return course;
    }

    long startNanos() {
        return startNanos;
    }

    /** {@link Long#MAX_VALUE} when it has none. */
    long endNanos() {
        long period = course.windows().periodNanos();
        long end = cycles > (Long.MAX_VALUE - startNanos) / period ? Long.MAX_VALUE : startNanos + cycles * period;
        return Math.min(end, abortNanos);
    }

    void extend(long more) {
        cycles += cycles == Long.MAX_VALUE ? 0 : more;
    }

    void abort(long nanos) {
        abortNanos = nanos;
    }

    boolean aborted() {
        return abortNanos != Long.MAX_VALUE;
    }

    @Override
    public double valueAt(long nanos) {
        if (nanos >= abortNanos) {
            return 0;
        }
        return nanos < startNanos || nanos >= endNanos() ? course.restAmperes() : course.amperesAt(nanos - startNanos);
    }

    @Override
    public long nextStepAfter(long nanos) {
        if (nanos < startNanos) {
            return startNanos;
        }
        long end = endNanos();
        if (nanos >= end) {
            return Long.MAX_VALUE;
        }
        long next = course.nextStepAfter(nanos - startNanos);
        return next == Long.MAX_VALUE ? end : Math.min(end, startNanos + next);
    }

    @Override
    public boolean pulsedAt(long nanos) {
        return nanos >= startNanos && nanos < endNanos() && course.pulsedAt(nanos - startNanos);
    }
}
