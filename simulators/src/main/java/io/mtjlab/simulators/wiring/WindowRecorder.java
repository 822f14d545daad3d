package io.mtjlab.simulators.wiring;

/** An instrument that averages the terminal voltage over windows of time, in the past as well as now. */
public interface WindowRecorder {

    /** The next moment after {@code nanos} at which a window opens or closes; {@link Long#MAX_VALUE} for none. */
    long nextEdgeAfter(long nanos);

    /** True when a window is open in the interval that begins at {@code nanos}. */
    boolean listensAt(long nanos);

    /**
     * The voltage of an interval that no edge cuts.
     *
     * @param volts mean between the terminals, series resistance included
     */
    void record(long fromNanos, long toNanos, double volts);
}
