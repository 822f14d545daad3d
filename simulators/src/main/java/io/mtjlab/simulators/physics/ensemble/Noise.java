package io.mtjlab.simulators.physics.ensemble;

/**
 * Normal variates of one step for a block of spins, of mean 0 and deviation 1. Arrays of shape [block].
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer
record Noise(float[] x, float[] y, float[] z) {

    static Noise of(int block) {
        return new Noise(new float[block], new float[block], new float[block]);
    }
}
