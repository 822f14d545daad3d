package io.mtjlab.simulators.twin.touch;

/**
 * One reading.
 *
 * @param value of the function that measures
 * @param source level that was set meanwhile; 0 without a source
 * @param sourceUnit of that; empty without a source
 * @param sourceStatus bits of the source: 32 at its limit, 64 with remote sense, 128 with its output on; 0 without one
 *     (2450 reference manual, page 8-29)
 * @param nanos of lab time
 * @param status bits of the measurement: 1 for overflow
 * @param unit of the value
 * @param channel of a scanner card; 0 for what is read at the terminals
 */
public record Reading(
        double value,
        double source,
        String sourceUnit,
        int sourceStatus,
        long nanos,
        int status,
        String unit,
        int channel) {

    /** At the terminals. */
    public Reading(
            double value, double source, String sourceUnit, int sourceStatus, long nanos, int status, String unit) {
        this(value, source, sourceUnit, sourceStatus, nanos, status, unit, 0);
    }
}
