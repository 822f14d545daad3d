package io.mtjlab.networks.spiking;

import io.mtjlab.base.error.InvalidInput;

/**
 * A surrogate and how steep it is.
 *
 * @param steepness k, in inverse thresholds
 */
public record SurrogateGradient(Surrogate shape, double steepness) {

    /** SuperSpike with k = 10; the 100 that norse takes by default learns more slowly. */
    public static final SurrogateGradient DEFAULT = new SurrogateGradient(Surrogate.SUPERSPIKE, 10);

    public SurrogateGradient {
        if (!(steepness > 0) || Double.isInfinite(steepness)) {
            throw new InvalidInput("a surrogate of steepness " + steepness + "; a positive number expected");
        }
    }
}
