package io.mtjlab.simulators.physics.ensemble;

import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * Takes spins through a step with two torques and a temperature each, in double precision. Implementations give the same
 * bits. Whatever stands behind the first {@code count} spins in the arrays may be worked out as well.
 */
interface FullKernel {

    /** What follows from the temperatures for the step to come: all of the state behind {@code kelvin}. */
    void warm(DoubleTriple m, FullState state, int count, FullLaw law, FullLaw.Heat heat);

    /** Makes mean + deviation times the variates, each with its own deviation. */
    void field(float[] variates, double[] deviation, double mean, double[] field, int count);

    /**
     * One step of Heun's method, the field the same in predictor and corrector, and back to length 1.
     *
     * @param anisotropy the part of the magnet's own field that does not go with M_s
     */
    void advance(DoubleTriple m, FullState state, DoubleTriple field, int count, FullLaw law, Vec3 anisotropy);

    /** Heun's step of the temperatures, whose power has followed the magnetisation. */
    void cool(DoubleTriple m, FullState state, int count, FullLaw law, FullLaw.Heat heat);
}
