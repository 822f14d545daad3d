package io.mtjlab.simulators.physics.domainwall;

import io.mtjlab.simulators.physics.Constants;

/**
 * Mean speed of a domain wall under field and current, Cui et al. (2023):
 *
 * <pre>v = gamma Delta B_eff/alpha + g mu_B P j/(2 e M_s),   B_eff = sign(B) max(0, |B| - B_prop)</pre>
 *
 * <p>A field below the propagation field moves nothing: the paper's bias of 200 Oe would else give 683 m/s.
 *
 * @param saturation M_s in A/m
 * @param polarization P
 * @param damping alpha
 * @param wallMetres Delta
 * @param propagationTesla B_prop
 */
public record WallMotion(
        double saturation, double polarization, double damping, double wallMetres, double propagationTesla) {

    private static final double G_FACTOR = 2;

    /** M_s = 8e5 A/m, P = 0.7, alpha = 0.05, Delta = 9.7 nm as printed; a propagation field of 250 Oe is chosen. */
    public static WallMotion cui2023() {
        return new WallMotion(8e5, 0.7, 0.05, 9.7e-9, 250 * Constants.TESLA_PER_OERSTED);
    }

    /** v/j in m^3/C. */
    public double currentMobility() {
        return G_FACTOR * Constants.BOHR_MAGNETON * polarization / (2 * Constants.ELEMENTARY_CHARGE * saturation);
    }

    /** v/B in m/(s T) above the propagation field. */
    public double fieldMobility() {
        return Constants.GAMMA * wallMetres / damping;
    }

    /** v in m/s. */
    public double metresPerSecond(double amperesPerSquareMetre, double fieldTesla) {
        double beyond = Math.copySign(Math.max(0, Math.abs(fieldTesla) - propagationTesla), fieldTesla);
        return fieldMobility() * beyond + currentMobility() * amperesPerSquareMetre;
    }

    /** j in A/m^2 that gives a speed without a field. */
    public double amperesPerSquareMetre(double metresPerSecond) {
        return metresPerSecond / currentMobility();
    }
}
