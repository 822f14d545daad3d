package io.mtjlab.instruments.capability;

/** A lock-in that records on its own clock. */
public interface BufferedLockIn extends LockIn {

    /**
     * @param overloadedOrUnlocked true when an input, a filter or an output was, or the reference, since last asked: the
     *     phasor is then not to be trusted
     */
    record Reading(Phasor phasor, boolean overloadedOrUnlocked) {}

    /** A phasor, and whether it can be trusted. */
    Reading readWithStatus();

    /** The fastest rate that it has, at or below {@code hertz}: what {@link #startBuffer} would use. */
    double bufferHertz(double hertz);

    /** How many instants the buffer holds. */
    int bufferCapacity();

    /** Starts to record X and Y at {@link #bufferHertz}; returns at once. */
    void startBuffer(double hertz, int readings);

    /** Waits, on the lab's clock, until all that were asked for are there, and takes them. */
    Buffer takeBuffer() throws InterruptedException;

    /**
     * @param seconds of each reading after the first, shape [n]
     * @param xVolts in phase, RMS, shape [n]
     * @param yVolts in quadrature, RMS, shape [n]
     * @param overloadedOrUnlocked true when the lock-in was, at any time of the recording
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    record Buffer(double[] seconds, double[] xVolts, double[] yVolts, boolean overloadedOrUnlocked) {}
}
