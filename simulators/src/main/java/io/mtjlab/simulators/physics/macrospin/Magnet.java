package io.mtjlab.simulators.physics.macrospin;

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

    private static final double MU_0 = 4e-7 * Math.PI;

    /** The field in tesla that the magnet makes for itself: -mu0 M_s D m + B_k (m.u) u. */
    public Vec3 ownFieldTesla(Vec3 m) {
        return demagnetizing.timesEach(m).times(-MU_0 * saturation).plus(anisotropyTesla * m.dot(easyAxis), easyAxis);
    }
}
