package io.mtjlab.instruments.capability;

/** Samples a voltage at an even rate into its memory. */
public interface Digitizer extends Instrument {

    /**
     * @param rangeVolts fixed range; the largest magnitude that it must hold
     * @param sampleHertz samples a second
     */
    record Acquisition(double rangeVolts, double sampleHertz) {}

    /** @throws io.mtjlab.base.error.InvalidInput when there is no such range or rate */
    void configure(Acquisition acquisition);

    /** The largest rate, in samples a second. */
    double maxSampleHertz();

    /** How many samples the memory holds. */
    int bufferCapacity();

    /** Starts to take {@code samples} samples; returns at once. */
    void startTrace(int samples);

    /** Waits, on the lab's clock, until the samples are there, and takes them. */
    Trace takeTrace() throws InterruptedException;

    /** Accuracy of a sample as configured. */
    Accuracy voltsAccuracy();

    /**
     * @param intervalSeconds from one sample to the next
     * @param volts shape [n]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    record Trace(double intervalSeconds, double[] volts) {}
}
