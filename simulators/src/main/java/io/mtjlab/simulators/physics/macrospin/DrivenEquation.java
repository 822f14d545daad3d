package io.mtjlab.simulators.physics.macrospin;

/**
 * {@link LandauLifshitzGilbert} under constant currents: whatever does not change from step to step is worked out.
 *
 * @param prefactor -gamma/(1 + alpha^2) in rad/(s T)
 * @param damping alpha
 * @param diagonalTesla the magnet's own field over each component of m
 * @param obliqueTesla B_k of an easy axis between the coordinate axes, else 0
 * @param easyAxis its direction
 * @param pillar torque of the current through the pillar
 * @param channel torque of the current in the channel
 */
public record DrivenEquation(
        double prefactor,
        double damping,
        Vec3 diagonalTesla,
        double obliqueTesla,
        Vec3 easyAxis,
        Push pillar,
        Push channel) {

    /**
     * A torque of given strength.
     *
     * @param tesla hbar J/(2 e M_s d)
     */
    public record Push(Vec3 polarizer, SpinEfficiency efficiency, double fieldLikeRatio, double tesla) {

        static Push of(SpinTorque torque, Magnet magnet, double amperesPerSquareMetre) {
            return new Push(
                    torque.polarizer(),
                    torque.efficiency(),
                    torque.fieldLikeRatio(),
                    SpinTorque.teslaAtFullEfficiency(magnet, amperesPerSquareMetre));
        }

        /** Adds m x [a_J (m x p) + b_J p] to {@code sum}. */
        Vec3 addTo(Vec3 sum, Vec3 m) {
            Vec3 towards = m.cross(polarizer);
            double a = tesla * efficiency.at(m.dot(polarizer));
            return sum.plus(a, m.cross(towards).plus(fieldLikeRatio, towards));
        }
    }

    /**
     * dm/dt in 1/s.
     *
     * @param appliedTesla what acts besides the magnet's own field, thermal field included
     */
    public Vec3 rate(Vec3 m, Vec3 appliedTesla) {
        Vec3 field = appliedTesla.plusEach(diagonalTesla, m);
        if (obliqueTesla != 0) {
            field = field.plus(obliqueTesla * m.dot(easyAxis), easyAxis);
        }
        Vec3 precession = m.cross(field);
        Vec3 sum = precession.plus(damping, m.cross(precession));
        if (pillar.tesla != 0) {
            sum = pillar.addTo(sum, m);
        }
        if (channel.tesla != 0) {
            sum = channel.addTo(sum, m);
        }
        return sum.times(prefactor);
    }
}
