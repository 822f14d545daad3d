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

    /**
     * The magnet's own field in tesla over each component of m: -mu0 M_s D, and B_k where the easy axis is a coordinate
     * axis.
     */
    Vec3 diagonalTesla() {
        Vec3 shape = demagnetizing.times(-Constants.MU_0 * saturation);
        return shape.plus(1, anisotropyTeslaOverEach());
    }

    /** B_k over each component of m where the easy axis is a coordinate axis, else 0. */
    public Vec3 anisotropyTeslaOverEach() {
        return easyAxisIsCoordinateAxis() ? easyAxis.timesEach(easyAxis).times(anisotropyTesla) : Vec3.ZERO;
    }

    /** B_k where the easy axis lies between the coordinate axes, else 0. */
    public double obliqueTesla() {
        return easyAxisIsCoordinateAxis() ? 0 : anisotropyTesla;
    }

    private boolean easyAxisIsCoordinateAxis() {
        Vec3 u = easyAxis;
        return u.x() * u.y() == 0 && u.y() * u.z() == 0 && u.z() * u.x() == 0;
    }
}
