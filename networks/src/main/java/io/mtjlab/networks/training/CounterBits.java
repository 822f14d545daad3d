package io.mtjlab.networks.training;

/**
 * Uniform numbers for single neurons, cheap and without state to carry: the SplitMix64 sequence (Steele, Lea, Flood
 * 2014) started at a key for each image, so that an image meets the same chance whichever thread computes it.
 */
public final class CounterBits {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final float UNIT = 0x1p-24f;

    private CounterBits() {}

    /** A key for one image out of a key for the pass and the image's number. */
    public static long key(long pass, long image) {
        return mix(pass + GOLDEN * (image + 1));
    }

    /**
     * {@code values[j] = 1} with probability {@code values[j]}, else 0.
     *
     * @param values shape [n] or longer
     */
    static void drawBernoulli(float[] values, int n, long key) {
        long state = key;
        for (int j = 0; j < n; j++) {
            state += GOLDEN;
            float uniform = (mix(state) >>> 40) * UNIT;
            values[j] = uniform < values[j] ? 1f : 0f;
        }
    }

    /** The {@code index}th 64 bits of the sequence that starts at {@code key}. */
    public static long bits(long key, long index) {
        return mix(key + GOLDEN * (index + 1));
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
