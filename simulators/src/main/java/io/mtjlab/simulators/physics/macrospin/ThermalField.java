package io.mtjlab.simulators.physics.macrospin;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.simulators.physics.Constants;

/**
 * The random field of a heat bath, held constant over a step: each component from N(0, sigma^2),
 *
 * <pre>sigma = sqrt(2 k_B alpha T/(M_s gamma V dt)) in tesla</pre>
 *
 * <p>(W. F. Brown, Phys. Rev. 130, 1677 (1963); in tesla there is no mu0.) It acts in the precession and in the damping
 * term of {@link LandauLifshitzGilbert}.
 */
public final class ThermalField {

    private final Gaussians gaussians;
    private final double sigmaTesla;

    public ThermalField(Magnet magnet, double kelvin, double stepSeconds, UniformRandomProvider random) {
        this.gaussians = new Gaussians(random);
        this.sigmaTesla = sigmaTesla(magnet, kelvin, stepSeconds);
    }

    /** Standard deviation of each component in tesla. */
    public static double sigmaTesla(Magnet magnet, double kelvin, double stepSeconds) {
        return Math.sqrt(2
                * Constants.BOLTZMANN
                * magnet.damping()
                * kelvin
                / (magnet.saturation() * Constants.GAMMA * magnet.volumeCubicMetres() * stepSeconds));
    }

    /** The field of the next step, in tesla. */
    public Vec3 next() {
        return gaussians.nextVector().times(sigmaTesla);
    }
}
