package io.mtjlab.simulators.physics.macrospin;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The random field of a heat bath, held constant over a step: each component from N(0, sigma^2),
 *
 * <pre>sigma = sqrt(2 k_B alpha T/(M_s gamma V dt)) in tesla</pre>
 *
 * <p>(W. F. Brown, Phys. Rev. 130, 1677 (1963); in tesla there is no mu0.) It acts in the precession and in the damping
 * term of {@link LandauLifshitzGilbert}.
 */
public final class ThermalField {

    private static final double BOLTZMANN = 1.380649e-23;

    private final SharedStateContinuousSampler component;

    public ThermalField(Magnet magnet, double kelvin, double stepSeconds, UniformRandomProvider random) {
        this.component = GaussianSampler.of(
                ZigguratSampler.NormalizedGaussian.of(random), 0, sigmaTesla(magnet, kelvin, stepSeconds));
    }

    /** Standard deviation of each component in tesla. */
    public static double sigmaTesla(Magnet magnet, double kelvin, double stepSeconds) {
        return Math.sqrt(2
                * BOLTZMANN
                * magnet.damping()
                * kelvin
                / (magnet.saturation() * LandauLifshitzGilbert.GAMMA * magnet.volumeCubicMetres() * stepSeconds));
    }

    /** The field of the next step, in tesla. */
    public Vec3 next() {
        return new Vec3(component.sample(), component.sample(), component.sample());
    }
}
