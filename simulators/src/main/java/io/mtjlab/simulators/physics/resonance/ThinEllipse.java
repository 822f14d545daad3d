package io.mtjlab.simulators.physics.resonance;

import io.mtjlab.simulators.physics.Constants;

/**
 * A thin elliptical macrospin with an in-plane easy axis: energy per moment
 *
 * <pre>e(phi) = -H_easy cos(phi) - H_hard sin(phi) + (H_k/2) sin^2(phi)</pre>
 *
 * <p>Small oscillations about the minimum give Kittel's frequency (gamma/2 pi) sqrt(A B) and the full width alpha
 * (gamma/2 pi)(A + B), with the in-plane stiffness A = e'' and the out-of-plane stiffness B = H_easy cos(phi) + H_hard
 * sin(phi) + H_k cos^2(phi) + 4 pi M_eff. For a field H below H_k along the hard axis, A = (H_k^2 - H^2)/H_k and B = 4
 * pi M_eff + H_k.
 *
 * @param anisotropyOersted H_k
 * @param magnetizationOersted 4 pi M_eff
 * @param damping Gilbert's alpha
 * @param volumeCubicMetres of the free layer
 */
public record ThinEllipse(
        double anisotropyOersted, double magnetizationOersted, double damping, double volumeCubicMetres) {

    /** gamma/2 pi of the electron, 28.02495 GHz/T. */
    public static final double GAMMA_HERTZ_PER_OERSTED = 28.02495e9 * 1e-4;

    /** The line of the mode about the minimum of lowest energy. */
    public ResonanceLine line(double easyOersted, double hardOersted) {
        double phi = minimum(easyOersted, hardOersted);
        double projection = easyOersted * Math.cos(phi) + hardOersted * Math.sin(phi);
        double inPlane = projection + anisotropyOersted * Math.cos(2 * phi);
        double cos = Math.cos(phi);
        double outOfPlane = projection + anisotropyOersted * cos * cos + magnetizationOersted;
        return new ResonanceLine(
                GAMMA_HERTZ_PER_OERSTED * Math.sqrt(Math.max(0, inPlane) * outOfPlane),
                damping * GAMMA_HERTZ_PER_OERSTED * (inPlane + outOfPlane));
    }

    /** Barrier mu0 M_s H_k V/2 between the two directions of the easy axis, over the thermal energy. */
    public double barrierOverThermalEnergy(double kelvin) {
        double amperesPerMetre = magnetizationOersted * Constants.TESLA_PER_OERSTED / Constants.MU_0;
        double joules = amperesPerMetre * anisotropyOersted * Constants.TESLA_PER_OERSTED * volumeCubicMetres / 2;
        return joules / (Constants.BOLTZMANN * kelvin);
    }

    /** Angle from the easy axis, in radians: the best of a coarse scan, then Newton's iteration, kept in its cell. */
    private double minimum(double easy, double hard) {
        int cells = 360;
        double cell = 2 * Math.PI / cells;
        double best = 0;
        for (int i = 1; i < cells; i++) {
            if (energy(i * cell, easy, hard) < energy(best, easy, hard)) {
                best = i * cell;
            }
        }
        double low = best - cell;
        double high = best + cell;
        double phi = best;
        for (int i = 0; i < 100 && high - low > 1e-14; i++) {
            double slope = easy * Math.sin(phi) - hard * Math.cos(phi) + anisotropyOersted / 2 * Math.sin(2 * phi);
            if (slope > 0) {
                high = phi;
            } else {
                low = phi;
            }
            double curvature = easy * Math.cos(phi) + hard * Math.sin(phi) + anisotropyOersted * Math.cos(2 * phi);
            double next = phi - slope / curvature;
            double to = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(to - phi) < 1e-15) {
                return to;
            }
            phi = to;
        }
        return phi;
    }

    private double energy(double phi, double easy, double hard) {
        double sin = Math.sin(phi);
        return -easy * Math.cos(phi) - hard * sin + anisotropyOersted / 2 * sin * sin;
    }
}
