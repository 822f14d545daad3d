package io.mtjlab.instruments.capability;

import java.time.Duration;

/**
 * A source of current or voltage that measures what flows and what stands between its terminals. It is a {@link
 * CurrentSource} from {@link #setRangeAmperes} on and a source of voltage from {@link #setRangeVolts} on; both are
 * refused while the output is on and something else is sourced. A reading is refused while the output is off.
 */
public interface SourceMeter extends CurrentSource {

    /** What is sourced; the other one is limited by the compliance. */
    enum Function {
        AMPERES,
        VOLTS
    }

    Function function();

    /** The largest voltage that the chosen range must carry; from now on it sources voltage. */
    void setRangeVolts(double volts);

    /** The current that a source of voltage never exceeds; refused when the junction or the range could not bear it. */
    void setComplianceAmperes(double amperes);

    void setVolts(double volts);

    double volts();

    /** Accuracy of the set voltage on the range in use. */
    Accuracy voltsAccuracy();

    /**
     * How the measured one of the two is read; its range follows the compliance.
     *
     * @param powerLineCycles integration time of a reading in cycles of the mains
     * @param averagedReadings how many readings a filtered one is the mean of; 1 for none
     * @param autozero a zero reading within every reading; slower
     * @param fourWire sense at the sense terminals
     */
    record Measurement(double powerLineCycles, int averagedReadings, boolean autozero, boolean fourWire) {}

    void configure(Measurement measurement);

    /**
     * @param volts between the terminals
     * @param amperes out of the terminal named high
     * @param inCompliance the source does not reach its set-point
     */
    record Reading(double volts, double amperes, boolean inCompliance) {}

    /** One reading now. */
    Reading read();

    /** How many readings the buffer holds. */
    int bufferCapacity();

    /** Time from one buffered reading to the next, as configured, without the delay of a sweep. */
    Duration readingInterval();

    /** Starts to take {@code readings} readings at the present level; returns at once. */
    void startBuffer(int readings);

    /**
     * Starts a sweep that the instrument times by itself: at each level a reading, {@code delay} after it was set.
     * Returns at once; {@link #takeBuffer} takes the readings, and leaves the last level, live.
     *
     * @param levels amperes or volts, whichever it sources
     */
    void startSweep(double[] levels, Duration delay);

    /** Waits, on the lab's clock, for the buffer to be full, and takes it. */
    Buffer takeBuffer() throws InterruptedException;

    /** Accuracy of measured volts as configured. */
    Accuracy measuredVoltsAccuracy();

    /** Accuracy of measured amperes as configured. */
    Accuracy measuredAmperesAccuracy();

    /**
     * @param seconds of each reading after the first, shape [n]
     * @param volts shape [n]
     * @param amperes shape [n]
     * @param inCompliance shape [n]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    record Buffer(double[] seconds, double[] volts, double[] amperes, boolean[] inCompliance) {}
}
