package io.mtjlab.simulators.physics.ensemble;

/**
 * What is done to a block of spins in each step. Implementations give the same bits: they do the same operations in the
 * same order, fused where {@link Math#fma} is.
 */
interface SpinKernel {

    /**
     * Writes the normal variates of a step: element i those of spin {@code firstSpin + i}, a function of key, spin and
     * step alone.
     */
    void normals(StreamKey key, int firstSpin, int count, long step, Noise noise);

    /** One step of Heun's method for spins {@code from} to {@code to}, without a thermal field. */
    void advance(Spins spins, int from, int to, StepLaw law);

    /** One step of Heun's method for spins {@code from} to {@code to}, whose thermal field is sigma times the noise. */
    void advance(Spins spins, int from, int to, StepLaw law, Noise noise);
}
