package io.mtjlab.simulators.physics.macrospin;

import io.mtjlab.simulators.physics.Constants;

/**
 * A uniformly magnetised free layer.
 *
 * @param saturation M_s in A/m
 * @param damping Gilbert's alpha
 * @param demagnetizing diagonal of the demagnetising tensor
 * @param anisotropyTesla B_k of a uniaxial anisotropy on top of the shape's; 0 for none
 * @param easyAxis its direction, of length 1
 * @param thicknessMetres
 * @param volumeCubicMetres
 */
public record Magnet(
        double saturation,
        double damping,
        Vec3 demagnetizing,
        double anisotropyTesla,
        Vec3 easyAxis,
        double thicknessMetres,
        double volumeCubicMetres) {

    /** -mu0 M_s D: what the shape's field in tesla is along each axis where m is 1. */
    public Vec3 shapeTesla() {
        return demagnetizing.times(-Constants.MU_0 * saturation);
    }

    /** The same layer with another M_s in A/m. */
    public Magnet withSaturation(double amperesPerMetre) {
        return new Magnet(
                amperesPerMetre, damping, demagnetizing, anisotropyTesla, easyAxis, thicknessMetres, volumeCubicMetres);
    }
}
