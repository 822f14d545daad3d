package io.mtjlab.simulators.wiring;

/** An instrument that follows the modulated signal all the time, such as a lock-in's filter. */
@FunctionalInterface
public interface SignalFollower {

    /**
     * The signal has been this since the last call, until {@code nanos}.
     *
     * @param rmsVolts at the modulation rate
     * @param hertz modulation rate; 0 when nothing is modulated
     */
    void follow(long nanos, double rmsVolts, double hertz);
}
