package io.mtjlab.analysis.scoring;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;

/** The draws that simulated sets are made of. */
final class Dice {

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gaussian;

    private Dice(UniformRandomProvider random) {
        this.random = random;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    }

    static Dice of(long seed, String set, int index) {
        return new Dice(RandomStreams.of(seed).stream(set, index));
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Uniform in the logarithm. */
    double decades(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    /** From {@code low} to {@code high}, both included. */
    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double normal() {
        return gaussian.sample();
    }

    int sign() {
        return chance(0.5) ? 1 : -1;
    }

    /** The numbers below {@code n} in any order. */
    int[] order(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
