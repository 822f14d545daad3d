package io.mtjlab.simulators.twin.touch;

/**
 * One reading.
 *
 * @param value of the function that measures
 * @param source level that was set meanwhile; 0 without a source
 * @param nanos of lab time
 * @param status bits: 1 for overflow, 8 for a source at its limit
 * @param unit of the value
 */
public record Reading(double value, double source, long nanos, int status, String unit) {}
