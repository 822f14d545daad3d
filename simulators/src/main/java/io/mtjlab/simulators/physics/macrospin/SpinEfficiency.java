package io.mtjlab.simulators.physics.macrospin;

/** How much of a current's spin arrives, against the cosine of the angle between magnetisation and polarisation. */
@FunctionalInterface
public interface SpinEfficiency {

    double at(double cosine);

    /** eta = P at every angle. */
    static SpinEfficiency constant(double polarization) {
        return cosine -> polarization;
    }

    /** eta = 2 P/(1 - P^2 cos): Rodrigues et al. (2023), eq. (6). */
    static SpinEfficiency tunnelling(double polarization) {
        return cosine -> 2 * polarization / (1 - polarization * polarization * cosine);
    }

    /**
     * eta = 2 P L^2/[(L^2 + 1) + (L^2 - 1) cos]: Slonczewski's asymmetry as Zheng et al. (2020) and mumax3 write it.
     *
     * @param lambda L; 1 for none
     */
    static SpinEfficiency slonczewski(double polarization, double lambda) {
        double square = lambda * lambda;
        return cosine -> 2 * polarization * square / ((square + 1) + (square - 1) * cosine);
    }
}
