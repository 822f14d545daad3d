package io.mtjlab.simulators.physics.compound;

import io.mtjlab.simulators.physics.Constants;

/**
 * A free layer that turns as a whole, helped by heat.
 *
 * <pre>H_c = H_k [1 - sqrt(ln(t/(tau0 ln 2))/D)],   D = M_s B_k V/(2 k_B T)</pre>
 *
 * <p>for the median field of the switch with t = one second a step, at 300 K.
 *
 * @param anisotropyMillitesla B_k
 * @param stability D
 */
public record WholeLayer(double anisotropyMillitesla, double stability) {

    static final double ATTEMPT_SECONDS = 1e-9;
    static final double KELVIN = 300;

    /** ln(t/(tau0 ln 2)) for one second. */
    private static final double ACTIVATION = Math.log(1 / (ATTEMPT_SECONDS * Math.log(2)));

    /**
     * The layer that has this coercivity at one second a step: with D = k B_k the first equation is quadratic in the root
     * of B_k.
     *
     * @param saturation M_s in A/m
     */
    static WholeLayer of(double coercivityMillitesla, double saturation, double volumeCubicMetres) {
        double perMillitesla = 1e-3 * saturation * volumeCubicMetres / (2 * Constants.BOLTZMANN * KELVIN);
        double linear = ACTIVATION / perMillitesla;
        double root = (Math.sqrt(linear) + Math.sqrt(linear + 4 * coercivityMillitesla)) / 2;
        return new WholeLayer(root * root, perMillitesla * root * root);
    }

    /** Median switching field at one second a step. */
    public double coercivityMillitesla() {
        return anisotropyMillitesla * (1 - Math.sqrt(ACTIVATION / stability));
    }
}
