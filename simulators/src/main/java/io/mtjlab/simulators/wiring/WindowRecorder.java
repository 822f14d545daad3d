package io.mtjlab.simulators.wiring;

/** An instrument that averages the terminal voltage over windows of time, in the past as well as now. */
public interface WindowRecorder {

    /** The next moment after {@code nanos} at which a window opens or closes; {@link Long#MAX_VALUE} for none. */
    long nextEdgeAfter(long nanos);

    /** True when a window is open in the interval that begins at {@code nanos}. */
    boolean listensAt(long nanos);

    /**
     * On a free-running clock nobody works out what nobody will ask for: windows before this moment, which is where one
     * opens, may be left out.
     */
    default long neededFrom(long now) {
        return Long.MIN_VALUE;
    }

    /**
     * Voltage and current of an interval that no edge cuts.
     *
     * @param seen means of the interval
     */
    void record(long fromNanos, long toNanos, Terminals seen);

    /** Whose terminals these are: one behind an open relay sees nothing. */
    String role();

    /**
     * What there is to see.
     *
     * @param volts between the terminals, series resistance included
     * @param junctionVolts across the junction alone, as four wires see it
     * @param amperes through the junction
     */
    record Terminals(double volts, double junctionVolts, double amperes) {
        static final Terminals NOTHING = new Terminals(0, 0, 0);
    }
}
