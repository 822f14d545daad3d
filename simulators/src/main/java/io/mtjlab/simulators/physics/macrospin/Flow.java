package io.mtjlab.simulators.physics.macrospin;

/** A direction to go at every point and time: dm/dt. */
@FunctionalInterface
public interface Flow {

    /** dm/dt in 1/s. */
    Vec3 rate(double seconds, Vec3 m);
}
