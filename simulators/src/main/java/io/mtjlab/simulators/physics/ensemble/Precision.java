package io.mtjlab.simulators.physics.ensemble;

/** In what numbers an ensemble counts. */
public enum Precision {

    /**
     * 24 bits, twice as fast. Enough in a heat bath, whose kicks are far above the rounding; without one, a motion
     * slower than 6e-8 in a step stands still.
     */
    SINGLE,

    /** 53 bits. */
    DOUBLE
}
