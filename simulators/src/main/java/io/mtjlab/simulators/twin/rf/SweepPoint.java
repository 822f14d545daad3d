package io.mtjlab.simulators.twin.rf;

/** One point of a sweep. */
public record SweepPoint(double hertz, double dbm, long dwellNanos) {}
