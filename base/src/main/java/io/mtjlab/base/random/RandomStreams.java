package io.mtjlab.base.random;

import java.nio.charset.StandardCharsets;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random numbers by name. One seed opens a tree of independent streams: {@code streams.child("device").stream("trace",
 * 12)} is the same sequence in every run, whoever else draws, in whatever order, on however many threads.
 *
 * <p>The names are folded into a 128-bit key (two FNV-1a passes with different bases, finished by SplitMix64's mixer)
 * that seeds a Philox4x64 generator; the counter-based generator makes neighbouring keys independent.
 */
public final class RandomStreams {

    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long BASIS_HIGH = 0xcbf29ce484222325L;
    private static final long BASIS_LOW = 0x84222325cbf29ce4L;

    private final long seed;
    private final long high;
    private final long low;

    private RandomStreams(long seed, long high, long low) {
        this.seed = seed;
        this.high = high;
        this.low = low;
    }

    public static RandomStreams of(long seed) {
        return new RandomStreams(seed, mix(BASIS_HIGH ^ seed), mix(BASIS_LOW + seed));
    }

    /** The seed at the root of the tree. */
    public long seed() {
        return seed;
    }

    /** The branch below this one that {@code names} lead to; each name is taken by its {@code toString}. */
    public RandomStreams child(Object... names) {
        long h = high;
        long l = low;
        for (Object name : names) {
            for (byte b : name.toString().getBytes(StandardCharsets.UTF_8)) {
                h = (h ^ (b & 0xff)) * FNV_PRIME;
                l = (l ^ (b & 0xff)) * FNV_PRIME;
            }
            // A separator that no UTF-8 text contains, so that ("a", "bc") and ("ab", "c") differ.
            h = mix((h ^ 0xff) * FNV_PRIME);
            l = mix((l ^ 0xff) * FNV_PRIME + 1);
        }
        return new RandomStreams(seed, h, l);
    }

    /** A fresh generator at the start of the stream that {@code names} lead to. */
    public UniformRandomProvider stream(Object... names) {
        RandomStreams leaf = child(names);
        return RandomSource.PHILOX_4X64.create(new long[] {leaf.high, leaf.low, 0, 0, 0, 0});
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
