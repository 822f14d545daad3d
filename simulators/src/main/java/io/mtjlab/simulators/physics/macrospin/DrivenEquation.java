package io.mtjlab.simulators.physics.macrospin;

/**
 * {@link LandauLifshitzGilbert} under constant currents: whatever does not change from step to step is worked out, every
 * field times -gamma/(1 + alpha^2) among it.
 *
 * @param prefactor -gamma/(1 + alpha^2) in rad/(s T)
 * @param damping alpha
 * @param diagonal the magnet's own field over each component of m, in rad/s
 * @param oblique field of an easy axis between the coordinate axes in rad/s, else 0
 * @param easyAxis its direction
 * @param pillar torque of the current through the pillar
 * @param channel torque of the current in the channel
 */
public record DrivenEquation(
        double prefactor, double damping, Vec3 diagonal, double oblique, Vec3 easyAxis, Push pillar, Push channel) {

    /**
     * A torque of given strength: a_J = drive/(offset + lean.m), in rad/s.
     *
     * @param polarizer p
     * @param fieldLikeRatio b_J/a_J
     */
    public record Push(Vec3 polarizer, Vec3 lean, double offset, double fieldLikeRatio, double drive) {

        static Push of(SpinTorque torque, Magnet magnet, double amperesPerSquareMetre, double prefactor) {
            SpinEfficiency efficiency = torque.efficiency();
            return new Push(
                    torque.polarizer(),
                    torque.polarizer().times(efficiency.slope()),
                    efficiency.offset(),
                    torque.fieldLikeRatio(),
                    prefactor * efficiency.scale() * SpinTorque.teslaAtFullEfficiency(magnet, amperesPerSquareMetre));
        }

        /** Adds m x [a_J (m x p) + b_J p] to {@code sum}. */
        Vec3 addTo(Vec3 sum, Vec3 m) {
            return addTo(sum, m, polarizer, lean, offset, fieldLikeRatio, drive);
        }

        /** The same of a push that is not an object: where it changes at every step, a record of vectors costs too much. */
        static Vec3 addTo(
                Vec3 sum, Vec3 m, Vec3 polarizer, Vec3 lean, double offset, double fieldLikeRatio, double drive) {
            double x = sum.x();
            double y = sum.y();
            double z = sum.z();
            if (drive != 0) {
                double a = drive / (Math.fma(lean.x(), m.x(), offset) + Math.fma(lean.y(), m.y(), lean.z() * m.z()));
                Vec3 towards = m.cross(polarizer);
                Vec3 direction = m.cross(towards).plus(fieldLikeRatio, towards);
                x = Math.fma(a, direction.x(), x);
                y = Math.fma(a, direction.y(), y);
                z = Math.fma(a, direction.z(), z);
            }
            return new Vec3(x, y, z);
        }
    }

    /**
     * dm/dt in 1/s.
     *
     * @param appliedTesla what acts besides the magnet's own field, thermal field included
     */
    public Vec3 rate(Vec3 m, Vec3 appliedTesla) {
        return channel.addTo(pillar.addTo(free(m, appliedTesla, diagonal), m), m);
    }

    /** What precession and damping give, with another {@link #diagonal}. */
    Vec3 free(Vec3 m, Vec3 appliedTesla, Vec3 ownField) {
        Vec3 precession = m.cross(field(m, appliedTesla, ownField));
        return precession.plus(damping, m.cross(precession));
    }

    // Here and in addTo, what is not always there is added number by number: where a vector is of one origin or
    // another,
    // the compiler makes it an object on the heap.
    private Vec3 field(Vec3 m, Vec3 appliedTesla, Vec3 ownField) {
        double x = Math.fma(ownField.x(), m.x(), prefactor * appliedTesla.x());
        double y = Math.fma(ownField.y(), m.y(), prefactor * appliedTesla.y());
        double z = Math.fma(ownField.z(), m.z(), prefactor * appliedTesla.z());
        if (oblique != 0) {
            double along = oblique * m.dot(easyAxis);
            x = Math.fma(along, easyAxis.x(), x);
            y = Math.fma(along, easyAxis.y(), y);
            z = Math.fma(along, easyAxis.z(), z);
        }
        return new Vec3(x, y, z);
    }
}
