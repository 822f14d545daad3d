package io.mtjlab.simulators.physics.domainwall;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A site that holds a wall until a pulse exceeds its voltage, which is normal and drawn anew for each arrival.
 *
 * @param meanVolts
 * @param spreadVolts standard deviation
 */
public record Depinning(double meanVolts, double spreadVolts) {

    /** The voltage that frees the wall this time. */
    double draw(UniformRandomProvider random) {
        return meanVolts
                + spreadVolts * ZigguratSampler.NormalizedGaussian.of(random).sample();
    }
}
