package io.mtjlab.simulators.physics.macrospin;

/**
 * The equation of motion of a magnetisation of length 1:
 *
 * <pre>
 * dm/dt = -gamma/(1 + alpha^2) [m x B + alpha m x (m x B) + a_J m x (m x p) + b_J m x p]
 * </pre>
 *
 * <p>Fields are flux densities in tesla, gamma = 1.76085963e11 rad/(s T). A positive a_J drives m towards p. A thermal
 * field belongs to B, in the precession and in the damping alike.
 */
public record LandauLifshitzGilbert(Magnet magnet, SpinTorque torque) {

    /** Gyromagnetic ratio in rad/(s T). */
    public static final double GAMMA = 1.76085963e11;

    /**
     * dm/dt in 1/s.
     *
     * @param appliedTesla what acts besides the magnet's own field, thermal field included
     */
    public Vec3 rate(Vec3 m, Vec3 appliedTesla, double amperesPerSquareMetre) {
        double alpha = magnet.damping();
        Vec3 field = magnet.ownFieldTesla(m).plus(appliedTesla);
        Vec3 precession = m.cross(field);
        Vec3 sum = precession.plus(alpha, m.cross(precession));
        if (amperesPerSquareMetre != 0) {
            Vec3 towards = m.cross(torque.polarizer());
            double a = torque.dampingLikeTesla(magnet, amperesPerSquareMetre, m.dot(torque.polarizer()));
            sum = sum.plus(a, m.cross(towards)).plus(a * torque.fieldLikeRatio(), towards);
        }
        return sum.times(-GAMMA / (1 + alpha * alpha));
    }
}
