package io.mtjlab.simulators.twin.sampling;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;

/**
 * Noise of readings in units of the white RMS over one power line cycle: white noise, and 1/f noise as relaxations a
 * decade apart in time, each with a fifth of that RMS.
 */
public final class ReadingNoise {

    private static final double[] RELAXATION_SECONDS = {1, 10, 100};
    private static final double FLICKER = 0.2;

    private final String name;
    private final double[] slow = new double[RELAXATION_SECONDS.length];
    private ZigguratSampler.NormalizedGaussian normal;
    private boolean first = true;

    /** @param name of the quantity; keys the dice */
    public ReadingNoise(RandomStreams dice, String name) {
        this.name = name;
        this.normal = ZigguratSampler.NormalizedGaussian.of(dice.stream("noise", name));
        begin(dice);
    }

    /** A new unit of work: everything slow starts in its stationary state. */
    public void begin(RandomStreams dice) {
        normal = ZigguratSampler.NormalizedGaussian.of(dice.stream("noise", name));
        for (int i = 0; i < slow.length; i++) {
            slow[i] = normal.sample();
        }
        first = true;
    }

    /** @param seconds since the last call; does not count for the first one of a unit of work */
    public double next(double powerLineCycles, double seconds) {
        double elapsed = first ? 0 : seconds;
        first = false;
        double sum = normal.sample() / Math.sqrt(powerLineCycles);
        for (int i = 0; i < slow.length; i++) {
            double kept = Math.exp(-elapsed / RELAXATION_SECONDS[i]);
            slow[i] = kept * slow[i] + Math.sqrt(1 - kept * kept) * normal.sample();
            sum += FLICKER * slow[i];
        }
        return sum;
    }
}
