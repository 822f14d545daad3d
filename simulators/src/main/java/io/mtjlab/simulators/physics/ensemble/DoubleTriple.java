package io.mtjlab.simulators.physics.ensemble;

/** A vector for each of many spins, component by component. Arrays of shape [spins]. */
@SuppressWarnings("ArrayRecordComponent") // a buffer
record DoubleTriple(double[] x, double[] y, double[] z) {

    static DoubleTriple of(int spins) {
        return new DoubleTriple(new double[spins], new double[spins], new double[spins]);
    }
}
