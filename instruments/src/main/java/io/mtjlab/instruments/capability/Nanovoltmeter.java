package io.mtjlab.instruments.capability;

import java.time.Duration;

/** A meter of small direct voltages. */
public interface Nanovoltmeter extends Instrument {

    /**
     * @param rangeVolts fixed range
     * @param powerLineCycles integration time of a reading in cycles of the mains
     * @param filters analogue and digital filter on
     * @param autozero a zero reading within every reading; slower by half
     */
    record Acquisition(double rangeVolts, double powerLineCycles, boolean filters, boolean autozero) {}

    void configure(Acquisition acquisition);

    /** One reading now. */
    double readVolts();

    /** How many readings the buffer holds. */
    int bufferCapacity();

    /** Time from one buffered reading to the next, as configured. */
    Duration readingInterval();

    /** Starts to fill the buffer with {@code readings} readings; returns at once. */
    void startBuffer(int readings);

    /** Waits, on the lab's clock, for the buffer to be full, and takes it. */
    Buffer takeBuffer() throws InterruptedException;

    /** Accuracy of a reading as configured. */
    Accuracy voltsAccuracy();

    /**
     * @param seconds of each reading after the first, shape [n]
     * @param volts shape [n]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    record Buffer(double[] seconds, double[] volts) {}
}
