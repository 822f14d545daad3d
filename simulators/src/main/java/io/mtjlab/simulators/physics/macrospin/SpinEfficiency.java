package io.mtjlab.simulators.physics.macrospin;

/**
 * How much of a current's spin arrives, against the cosine of the angle between magnetisation and polarisation:
 *
 * <pre>eta(cos) = scale/(offset + slope cos)</pre>
 *
 * <p>which all three laws in use are.
 */
public record SpinEfficiency(double scale, double offset, double slope) {

    public double at(double cosine) {
        return scale / Math.fma(slope, cosine, offset);
    }

    /** eta = P at every angle; with the spin Hall angle for P, a spin-orbit torque. */
    public static SpinEfficiency constant(double polarization) {
        return new SpinEfficiency(polarization, 1, 0);
    }

    /** eta = 2 P/(1 - P^2 cos): Rodrigues et al. (2023), eq. (6). */
    public static SpinEfficiency tunnelling(double polarization) {
        return new SpinEfficiency(2 * polarization, 1, -polarization * polarization);
    }

    /**
     * eta = 2 P L^2/[(L^2 + 1) + (L^2 - 1) cos]: Slonczewski's asymmetry as Zheng et al. (2020) and mumax3 write it.
     *
     * @param lambda L; 1 for none
     */
    public static SpinEfficiency slonczewski(double polarization, double lambda) {
        double square = lambda * lambda;
        return new SpinEfficiency(2 * polarization * square, square + 1, square - 1);
    }
}
