package io.mtjlab.simulators.twin.keithley6221;

import io.mtjlab.simulators.wiring.TriggerLine;
import io.mtjlab.simulators.wiring.Waveform;

/** A sweep, armed or under way: its current, and when it triggers a meter. */
interface SweepCourse extends Waveform, TriggerLine {

    /** When a step triggers a meter: not at all, as it begins, or after its delay. */
    enum Triggers {
        NONE,
        WITH_STEP,
        AFTER_DELAY
    }

    /** Which of its levels is put out at a moment, from 0. */
    int indexAt(long nanos);

    /** {@link Long#MAX_VALUE} before the start. */
    long startNanos();

    /** {@link Long#MAX_VALUE} while there is no end, or none that is known. */
    long endNanos();

    /** What *OPC? waits for, as far as it is known at {@code now}; 0 for nothing. */
    long awaitedNanos(long now);
}
