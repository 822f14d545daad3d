package io.mtjlab.analysis.design;

import org.apache.commons.rng.UniformRandomProvider;

/** Parameters before anything has been measured: what can be drawn, and how likely it is. */
public interface Belief {

    /** One draw, shape [parameters]. */
    double[] draw(UniformRandomProvider random);

    /** Of its density, up to a constant; minus infinity for what cannot be. */
    double logDensity(double[] parameters);
}
