package io.mtjlab.simulators.twin.keithley6221;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.mtjlab.simulators.wiring.WindowRecorder;

/**
 * Looks at a sweep at the last moment of every step: whether it stands in compliance there (SOURce:SWEep:CABort), and
 * that the next step is coming, which may have a compliance of its own (SOURce:LIST:COMPliance).
 */
final class SweepWatch implements WindowRecorder {

    /** Is told at the end of a step. */
    @FunctionalInterface
    interface Steps {
        /** @param nanos when the next one begins */
        void ends(long nanos);
    }

    private final String role;
    private final BooleanSupplier watches;
    private final Supplier<SweepCourse> course;
    private final Steps steps;

    /** @param watches true while there is something to look at */
    SweepWatch(String role, BooleanSupplier watches, Supplier<SweepCourse> course, Steps steps) {
        this.role = role;
        this.watches = watches;
        this.course = course;
        this.steps = steps;
    }

    @Override
    public String role() {
        return role;
    }

    private long edgeAfter(long nanos) {
        return watches.getAsBoolean() ? course.get().nextStepAfter(nanos) : Long.MAX_VALUE;
    }

    @Override
    public long nextEdgeAfter(long nanos) {
        long edge = edgeAfter(nanos);
        return edge == Long.MAX_VALUE || edge - 1 <= nanos ? edge : edge - 1;
    }

    @Override
    public boolean listensAt(long nanos) {
        long edge = edgeAfter(nanos);
        return edge != Long.MAX_VALUE && nanos == edge - 1;
    }

    @Override
    public void record(long fromNanos, long toNanos, Terminals seen) {
        if (fromNanos >= course.get().startNanos()) {
            steps.ends(toNanos);
        }
    }
}
