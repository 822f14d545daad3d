package io.mtjlab.simulators.physics.macrospin;

/**
 * The torque of a spin-polarised current, told as a field: a_J = hbar J eta/(2 e M_s d).
 *
 * @param polarizer p, of length 1; positive current drives the magnetisation towards it
 * @param efficiency eta
 * @param fieldLikeRatio b_J/a_J
 */
public record SpinTorque(Vec3 polarizer, SpinEfficiency efficiency, double fieldLikeRatio) {

    private static final double HBAR = 1.054571817e-34;
    private static final double ELEMENTARY_CHARGE = 1.602176634e-19;

    /** A current without any effect. */
    public static final SpinTorque NONE = new SpinTorque(Vec3.Z, SpinEfficiency.constant(0), 0);

    /** a_J in tesla. */
    public double dampingLikeTesla(Magnet magnet, double amperesPerSquareMetre, double cosine) {
        return HBAR
                * amperesPerSquareMetre
                * efficiency.at(cosine)
                / (2 * ELEMENTARY_CHARGE * magnet.saturation() * magnet.thicknessMetres());
    }

    /** The current density in A/m^2 that gives a_J at this angle. */
    public double amperesPerSquareMetre(Magnet magnet, double dampingLikeTesla, double cosine) {
        return dampingLikeTesla / dampingLikeTesla(magnet, 1, cosine);
    }
}
