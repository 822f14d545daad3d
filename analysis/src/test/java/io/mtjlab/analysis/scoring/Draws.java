package io.mtjlab.analysis.scoring;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;

/** The random numbers of one simulated set: the same seed, name and index give the same numbers. */
final class Draws {

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    Draws(long seed, String name, int index) {
        random = RandomStreams.of(seed).stream(name, index);
        normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    UniformRandomProvider source() {
        return random;
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    double logUniform(double low, double high) {
        return Math.exp(uniform(Math.log(low), Math.log(high)));
    }

    /** From {@code low} to {@code high}, both included. */
    int integer(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    double normal() {
        return normal.sample();
    }

    /** How many of {@code trials} happen; by counting, which is slow and plain. */
    int binomial(int trials, double probability) {
        int count = 0;
        for (int i = 0; i < trials; i++) {
            count += chance(probability) ? 1 : 0;
        }
        return count;
    }
}
