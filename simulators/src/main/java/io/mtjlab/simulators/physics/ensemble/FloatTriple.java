package io.mtjlab.simulators.physics.ensemble;

/** A vector for each of many spins, component by component. Arrays of shape [spins]. */
@SuppressWarnings("ArrayRecordComponent") // a buffer
record FloatTriple(float[] x, float[] y, float[] z) {

    static FloatTriple of(int spins) {
        return new FloatTriple(new float[spins], new float[spins], new float[spins]);
    }
}
