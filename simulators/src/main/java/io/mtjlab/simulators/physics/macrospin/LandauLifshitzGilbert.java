package io.mtjlab.simulators.physics.macrospin;

import io.mtjlab.simulators.physics.Constants;

/**
 * The equation of motion of a magnetisation of length 1:
 *
 * <pre>
 * dm/dt = -gamma/(1 + alpha^2) [m x B + alpha m x (m x B) + a_J m x (m x p) + b_J m x p]
 * </pre>
 *
 * <p>with a pair of torque terms for the current through the pillar and one for the current in the channel below.
 * Fields are flux densities in tesla, gamma = 1.76085963e11 rad/(s T). A positive a_J drives m towards p. A thermal
 * field belongs to B, in the precession and in the damping alike.
 *
 * @param spinTransfer what the current through the pillar does
 * @param spinOrbit what the current in the channel does
 */
public record LandauLifshitzGilbert(Magnet magnet, SpinTorque spinTransfer, SpinTorque spinOrbit) {

    /** Gyromagnetic ratio in rad/(s T). */
    public static final double GAMMA = Constants.GAMMA;

    /** Without a channel. */
    public LandauLifshitzGilbert(Magnet magnet, SpinTorque spinTransfer) {
        this(magnet, spinTransfer, SpinTorque.NONE);
    }

    /** dm/dt in 1/s without a current in the channel. */
    public Vec3 rate(Vec3 m, Vec3 appliedTesla, double amperesPerSquareMetre) {
        return rate(m, appliedTesla, amperesPerSquareMetre, 0);
    }

    /**
     * dm/dt in 1/s.
     *
     * @param appliedTesla what acts besides the magnet's own field, thermal field included
     * @param pillarAmperesPerSquareMetre density of the current through the pillar
     * @param channelAmperesPerSquareMetre density of the current in the channel
     */
    public Vec3 rate(
            Vec3 m, Vec3 appliedTesla, double pillarAmperesPerSquareMetre, double channelAmperesPerSquareMetre) {
        return under(pillarAmperesPerSquareMetre, channelAmperesPerSquareMetre).rate(m, appliedTesla);
    }

    /** The equation under constant currents, for many steps. */
    public DrivenEquation under(double pillarAmperesPerSquareMetre, double channelAmperesPerSquareMetre) {
        double alpha = magnet.damping();
        double prefactor = -GAMMA / (1 + alpha * alpha);
        return new DrivenEquation(
                prefactor,
                alpha,
                magnet.diagonalTesla().times(prefactor),
                magnet.obliqueTesla() * prefactor,
                magnet.easyAxis(),
                DrivenEquation.Push.of(spinTransfer, magnet, pillarAmperesPerSquareMetre, prefactor),
                DrivenEquation.Push.of(spinOrbit, magnet, channelAmperesPerSquareMetre, prefactor));
    }
}
