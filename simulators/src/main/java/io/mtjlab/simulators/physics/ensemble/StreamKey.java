package io.mtjlab.simulators.physics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.base.random.RandomStreams;

/** The 128-bit key of an ensemble's random streams, and the word that Threefry derives from it. */
record StreamKey(int k0, int k1, int k2, int k3, int k4) {

    /** Parity constant of the key schedule: Salmon et al., SC11 (2011). */
    private static final int PARITY = 0x1BD11BDA;

    static StreamKey of(int k0, int k1, int k2, int k3) {
        return new StreamKey(k0, k1, k2, k3, PARITY ^ k0 ^ k1 ^ k2 ^ k3);
    }

    static StreamKey of(RandomStreams streams) {
        UniformRandomProvider words = streams.stream("ensemble");
        return of(words.nextInt(), words.nextInt(), words.nextInt(), words.nextInt());
    }
}
