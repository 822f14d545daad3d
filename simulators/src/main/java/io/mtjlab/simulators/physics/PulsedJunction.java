package io.mtjlab.simulators.physics;

/** A junction with a write line. */
public interface PulsedJunction extends Junction {

    /**
     * A pulse on the write line, under the field of the present drive. What it switches stays switched, what it breaks
     * stays broken.
     *
     * @param nanos when, not before the last drive or measurement
     * @param volts across the write line
     * @param seconds width at half height
     */
    void pulse(long nanos, double volts, double seconds);

    /** Resistance between the ends of the write line at {@code nanos}, in ohm: what divides a generator's voltage. */
    double writeOhms(long nanos);
}
