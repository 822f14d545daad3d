package io.mtjlab.simulators.physics.macrospin;

import io.mtjlab.simulators.physics.Constants;

/**
 * The torque of a spin current, told as a field: a_J = hbar J eta/(2 e M_s d), and b_J in a fixed ratio to it.
 *
 * <p>Spin-transfer torque: J is the density through the pillar. Spin-orbit torque: J is the density in the channel
 * below, p the direction in which its spins arrive, eta the spin Hall angle.
 *
 * @param polarizer p, of length 1; positive current drives the magnetisation towards it
 * @param efficiency eta
 * @param fieldLikeRatio b_J/a_J
 */
public record SpinTorque(Vec3 polarizer, SpinEfficiency efficiency, double fieldLikeRatio) {

    /** A current without any effect. */
    public static final SpinTorque NONE = new SpinTorque(Vec3.Z, SpinEfficiency.constant(0), 0);

    /** a_J in tesla. */
    public double dampingLikeTesla(Magnet magnet, double amperesPerSquareMetre, double cosine) {
        return teslaAtFullEfficiency(magnet, amperesPerSquareMetre) * efficiency.at(cosine);
    }

    /** The current density in A/m^2 that gives a_J at this angle. */
    public double amperesPerSquareMetre(Magnet magnet, double dampingLikeTesla, double cosine) {
        return dampingLikeTesla / dampingLikeTesla(magnet, 1, cosine);
    }

    /** hbar J/(2 e M_s d) in tesla: a_J were eta 1. */
    public static double teslaAtFullEfficiency(Magnet magnet, double amperesPerSquareMetre) {
        return Constants.HBAR
                * amperesPerSquareMetre
                / (2 * Constants.ELEMENTARY_CHARGE * magnet.saturation() * magnet.thicknessMetres());
    }
}
