package io.mtjlab.simulators.physics.ensemble;

import io.mtjlab.simulators.physics.macrospin.DrivenEquation;
import io.mtjlab.simulators.physics.macrospin.SpinEfficiency;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * What is the same for all spins of an ensemble.
 *
 * @param prefactor -gamma/(1 + alpha^2) in rad/(s T)
 * @param damping alpha
 * @param diagonalTesla the magnet's own field over each component of m
 * @param appliedTesla applied field
 * @param polarizer p
 * @param efficiency eta
 * @param fieldLikeRatio b_J/a_J
 * @param stepSeconds length of a step
 * @param sigmaTesla deviation of each component of the thermal field
 */
record StepLaw(
        double prefactor,
        double damping,
        Vec3 diagonalTesla,
        Vec3 appliedTesla,
        Vec3 polarizer,
        SpinEfficiency efficiency,
        double fieldLikeRatio,
        double stepSeconds,
        double sigmaTesla) {

    static StepLaw of(DrivenEquation equation, Vec3 appliedTesla, double stepSeconds, double sigmaTesla) {
        if (equation.obliqueTesla() != 0) {
            throw new IllegalArgumentException(
                    "the easy axis of an ensemble is a coordinate axis, not " + equation.easyAxis());
        }
        DrivenEquation.Push pillar = equation.pillar();
        return new StepLaw(
                equation.prefactor(),
                equation.damping(),
                equation.diagonalTesla(),
                appliedTesla,
                pillar.polarizer(),
                pillar.efficiency(),
                pillar.fieldLikeRatio(),
                stepSeconds,
                sigmaTesla);
    }

    /** The equation of a spin whose current gives {@code torqueTesla}. */
    DrivenEquation equation(double torqueTesla) {
        DrivenEquation.Push none = new DrivenEquation.Push(polarizer, efficiency, 0, 0);
        return new DrivenEquation(
                prefactor,
                damping,
                diagonalTesla,
                0,
                polarizer,
                new DrivenEquation.Push(polarizer, efficiency, fieldLikeRatio, torqueTesla),
                none);
    }
}
