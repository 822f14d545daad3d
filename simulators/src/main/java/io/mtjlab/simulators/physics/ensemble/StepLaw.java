package io.mtjlab.simulators.physics.ensemble;

import io.mtjlab.simulators.physics.macrospin.DrivenEquation;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpinEfficiency;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.ThermalField;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * What is the same for all spins of an ensemble, in radians a step: every field is multiplied by -gamma dt/(1 +
 * alpha^2), so that the equation of motion gives the change of m in an Euler step,
 *
 * <pre>
 * dm = m x [E + m x (alpha E + (1 - alpha r) a p)],   E = B + r a p,   a = drive/(offset + lean.m)
 * </pre>
 *
 * <p>which is {@code LandauLifshitzGilbert} with its four products gathered into two; r = b_J/a_J.
 *
 * @param diagonal the magnet's own field over each component of m
 * @param applied field from outside
 * @param heat the thermal field over a normal variate, 0 for none
 * @param damping alpha
 * @param polarizer p
 * @param lean slope of the torque's denominator along each component of m
 * @param offset the denominator across p
 * @param fieldLike r
 * @param drivePerTesla a spin's drive over hbar J/(2 e M_s d)
 */
record StepLaw(
        Vec3 diagonal,
        Vec3 applied,
        double heat,
        double damping,
        Vec3 polarizer,
        Vec3 lean,
        double offset,
        double fieldLike,
        double drivePerTesla) {

    /** @param fieldTesla applied field, besides what is built into the model */
    static StepLaw of(MacrospinModel model, Vec3 fieldTesla, double stepSeconds) {
        DrivenEquation equation = model.equation().under(0, 0);
        if (equation.oblique() != 0) {
            throw new IllegalArgumentException(
                    "the easy axis of an ensemble is a coordinate axis, not " + equation.easyAxis());
        }
        SpinTorque torque = model.equation().spinTransfer();
        SpinEfficiency efficiency = torque.efficiency();
        double scale = equation.prefactor() * stepSeconds;
        double kelvin = model.kelvin();
        return new StepLaw(
                equation.diagonal().times(stepSeconds),
                model.builtIn().plus(fieldTesla).times(scale),
                kelvin > 0 ? scale * ThermalField.sigmaTesla(model.equation().magnet(), kelvin, stepSeconds) : 0,
                equation.damping(),
                torque.polarizer(),
                torque.polarizer().times(efficiency.slope()),
                efficiency.offset(),
                torque.fieldLikeRatio(),
                scale * efficiency.scale());
    }

    /** 1 - alpha r. */
    double dampingLike() {
        return 1 - damping * fieldLike;
    }
}
