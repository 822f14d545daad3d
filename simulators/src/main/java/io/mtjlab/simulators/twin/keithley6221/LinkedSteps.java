package io.mtjlab.simulators.twin.keithley6221;

import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * A sweep that goes hand in hand with a meter (622X-901-01, section 8: trigger link): after its delay a step triggers the
 * meter, and the next one begins when that is done.
 */
final class LinkedSteps implements SweepCourse {

    private final List<Double> levels;
    private final List<Double> delays;
    private final long count;
    private final Triggers triggers;
    private final boolean bypassed;
    private final LongUnaryOperator meterEdge;
    private final long startNanos;
    private long number;
    private long stepNanos;
    private double before;
    private boolean given;
    private long endNanos = Long.MAX_VALUE;

    /**
     * @param steps that are taken
     * @param bypassed true when the first step does not wait for a trigger
     * @param meterEdge when the meter begins or ends a conversion next
     */
    LinkedSteps(Steps steps, boolean bypassed, LongUnaryOperator meterEdge) {
        this.levels = steps.levels();
        this.delays = steps.delays();
        this.triggers = steps.triggers();
        this.count = steps.times() > Long.MAX_VALUE / levels.size() ? Long.MAX_VALUE : steps.times() * levels.size();
        this.startNanos = steps.startNanos();
        this.bypassed = bypassed;
        this.meterEdge = meterEdge;
        this.stepNanos = startNanos;
        this.before = levels.get(0);
    }

    private double level() {
        return levels.get((int) (number % levels.size()));
    }

    private long delayNanos() {
        int index = (int) (number % levels.size());
        return Math.round(1e9 * delays.get(Math.min(index, delays.size() - 1)));
    }

    @Override
    public double valueAt(long nanos) {
        return nanos < stepNanos ? before : level();
    }

    @Override
    public int indexAt(long nanos) {
        long at = nanos < stepNanos ? Math.max(0, number - 1) : number;
        return (int) (at % levels.size());
    }

    /** A step may follow each edge of the meter's. */
    @Override
    public long nextStepAfter(long nanos) {
        if (nanos < stepNanos) {
            return stepNanos;
        }
        return nanos >= endNanos ? Long.MAX_VALUE : meterEdge.applyAsLong(nanos);
    }

    @Override
    public long nextFrom(long readyNanos) {
        if (given || !bypassed || triggers == Triggers.NONE || endNanos != Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        given = true;
        return Math.max(readyNanos, stepNanos + (triggers == Triggers.AFTER_DELAY ? delayNanos() : 0));
    }

    @Override
    public void complete(long nanos) {
        if (!given) {
            return;
        }
        if (number + 1 == count) {
            endNanos = nanos;
            return;
        }
        before = level();
        number++;
        stepNanos = nanos;
        given = false;
    }

    @Override
    public long startNanos() {
        return startNanos;
    }

    @Override
    public long endNanos() {
        return endNanos;
    }

    @Override
    public long awaitedNanos(long now) {
        if (endNanos != Long.MAX_VALUE) {
            return endNanos;
        }
        long edge = count == Long.MAX_VALUE ? Long.MAX_VALUE : meterEdge.applyAsLong(now);
        return edge == Long.MAX_VALUE ? 0 : edge;
    }
}
