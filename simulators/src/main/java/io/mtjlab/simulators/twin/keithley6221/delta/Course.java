package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.List;
import java.util.Optional;

/**
 * What a delta mode does from the moment it is triggered: cycles of current, the windows in each cycle in which the
 * nanovoltmeter converts, and what the last conversions come to.
 */
interface Course {

    /** Conversions of which one reading is made at most. */
    int CONVERSIONS = 3;

    /** Current through the device, {@code nanos} after the start of an endless run, in amperes. */
    double amperesAt(long nanos);

    /** The first step of that current after {@code nanos}; {@link Long#MAX_VALUE} for none. */
    long nextStepAfter(long nanos);

    /** Before the start and after the end. */
    double restAmperes();

    /** True where the current at {@code nanos} is a short pulse's. */
    default boolean pulsedAt(long nanos) {
        return false;
    }

    double peakAmperes();

    /** The windows of one cycle. */
    Windows windows();

    /** Cycles that so many readings take before any filter. */
    long cyclesFor(long readings);

    /** Readings of the whole run, as they are told; {@link Long#MAX_VALUE} without an end. */
    long readings();

    /** True when a filter of this kind can average neighbours; in a sweep they are not of the same current. */
    boolean averages(boolean repeating);

    /**
     * The reading that a conversion completes, if it does.
     *
     * @param conversion number, from 0
     * @param last volts of this one and the two before it, oldest first; of fewer there is no reading
     */
    Optional<DeltaReading> reading(long conversion, List<Double> last);
}
