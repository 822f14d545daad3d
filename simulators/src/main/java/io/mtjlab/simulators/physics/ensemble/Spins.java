package io.mtjlab.simulators.physics.ensemble;

/**
 * The magnetisations of many spins, component by component, and what drives each. Arrays of shape [spins].
 *
 * @param x first component, likewise y and z
 * @param torqueTesla hbar J/(2 e M_s d) of each spin's own current
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: this is the state that kernels advance
record Spins(double[] x, double[] y, double[] z, double[] torqueTesla) {

    static Spins of(int count) {
        return new Spins(new double[count], new double[count], new double[count], new double[count]);
    }

    int count() {
        return x.length;
    }
}
