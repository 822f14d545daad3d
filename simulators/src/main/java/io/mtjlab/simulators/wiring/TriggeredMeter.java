package io.mtjlab.simulators.wiring;

/** A voltmeter that converts when another instrument tells it to, by trigger lines between the two. */
public interface TriggeredMeter {

    /** What it tells of a voltage beyond its range. */
    double OVERFLOW = 9.9e37;

    /** Whose terminals it looks at. */
    String role();

    /** The integration time that is set, in cycles of the mains. */
    double powerLineCycles();

    /** The name of its range, in volts. */
    double rangeVolts();

    /**
     * What it makes of the mean voltage at its terminals, in volts; {@link #OVERFLOW} beyond its range.
     *
     * @param seconds since the conversion before
     * @param powerLineCycles that the mean was taken over
     */
    double converted(double volts, double seconds, double powerLineCycles);

    /** From now on these are its trigger lines, where it is set to wait for them. */
    void listen(TriggerLine line);

    /** When the next conversion begins or ends after {@code nanos}; {@link Long#MAX_VALUE} while there is none. */
    long nextEdgeAfter(long nanos);
}
