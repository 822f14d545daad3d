package io.mtjlab.simulators.twin.keithley6221.delta;

import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** One of the delta modes: its settings, and what they come to once it is armed. */
interface Mode {

    /** INFinity, as numbers go over the wire. */
    double ENDLESS = 9.9e37;

    /** Beyond it there is only INFinity (reference manual, section 10: SOURce:DELTa:COUNt). */
    double LARGEST_COUNT = 65_536;

    double LINE_SECONDS = 1 / 60.0;
    double LARGEST_AMPERES = 0.105;
    Limits COUNT = Limits.of(1, ENDLESS, ENDLESS);

    /** As TRACe:DATA:TYPE? calls its readings. */
    String name();

    void reset();

    boolean abortsInCompliance();

    /**
     * What comes of the settings.
     *
     * @param powerLineCycles integration time of the nanovoltmeter
     * @param perReading unfiltered readings to one of a repeating filter
     * @throws ScpiException when the settings do not go together
     */
    Course course(double powerLineCycles, int perReading) throws ScpiException;

    static void requireCount(double count) throws ScpiException {
        if (count > LARGEST_COUNT && count < ENDLESS) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    static long readings(double count) {
        return count >= ENDLESS ? Long.MAX_VALUE : (long) count;
    }

    static long nanos(double seconds) {
        return Math.round(1e9 * seconds);
    }
}
