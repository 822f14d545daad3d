package io.mtjlab.simulators.physics.ensemble;

/**
 * Normal variates of mean 0 and deviation 1 for each spin and step, by Box and Muller from {@link Threefry}: one block
 * of 128 bits serves two steps, in three pairs of radius (23 bits) and angle (23 bits the first, 18 the others). The
 * tails end at 5.77.
 *
 * <p>Logarithm, sine and cosine are polynomials of our own (least maximum error, 6e-8, 3e-6 and 7e-6), so that every
 * machine and both implementations give the same bits. This one is plain Java.
 */
final class SpinNormals implements NormalSource {

    /** 1 less half a step of 2^-23: takes [1, 2) to (0, 1). */
    static final float BELOW_ONE = 0.99999994f;

    static final int ONE_BITS = 0x3f800000;
    /** Bits of the square root of 1/2, where the mantissa begins for the logarithm. */
    static final int ROOT_HALF_BITS = 0x3f3504f3;
    /** Bits of a word that no radius uses. */
    static final int REST = 0x1ff;

    static final float LN_2 = 0.693147181f;
    /** ln(1 + t) = t + t^2 (L0 + L1 t + ... + L6 t^6) for t from -0.293 to 0.414. */
    static final float L0 = -0.500003637f;

    static final float L1 = 0.333351444f;
    static final float L2 = -0.249698133f;
    static final float L3 = 0.198927062f;
    static final float L4 = -0.172429039f;
    static final float L5 = 0.162912532f;
    static final float L6 = -0.10227076f;

    /** sin(pi t) = t (S0 + S1 t^2 + S2 t^4 + S3 t^6) for |t| to 1/2. */
    static final float S0 = 3.14159028f;

    static final float S1 = -5.1674077f;
    static final float S2 = 2.54402081f;
    static final float S3 = -0.559489895f;

    /** cos(pi t) = C0 + C1 t^2 + C2 t^4 + C3 t^6 for |t| to 1/2. */
    static final float C0 = 0.999993295f;

    static final float C1 = -4.93393801f;
    static final float C2 = 4.04128381f;
    static final float C3 = -1.22212701f;

    /** From an integer to a fraction of a half turn, -1/2 to 1/2. */
    static final float TURN = 0x1p-32f;

    /** Takes the lowest bit of an angle's 18 to the sign. */
    static final int TO_SIGN = 17;

    @Override
    public void write(StreamKey key, int firstSpin, int count, long pair, Scale scale, TwoSteps out) {
        FloatTriple even = out.even();
        FloatTriple odd = out.odd();
        int[] w = new int[4];
        for (int i = 0; i < count; i++) {
            w[0] = firstSpin + i;
            w[1] = (int) pair;
            w[2] = (int) (pair >>> 32);
            w[3] = 0;
            Threefry.apply(key, w, Threefry.ROUNDS);
            int second = w[0] << 23 | (w[1] & REST) << 14;
            int third = w[2] << 23 | (w[3] & REST) << 14;
            pair(w[0], w[3] & ~REST, scale, scale.x(), even.x(), scale.y(), even.y(), i);
            pair(w[1], second, scale, scale.z(), even.z(), scale.z(), odd.z(), i);
            pair(w[2], third, scale, scale.x(), odd.x(), scale.y(), odd.y(), i);
        }
    }

    private static void pair(int word, int angle, Scale scale, float meanA, float[] a, float meanB, float[] b, int at) {
        float radius = radius(word);
        float turn = angle * TURN;
        float square = turn * turn;
        float sign = Float.intBitsToFloat(ONE_BITS | angle << TO_SIGN & 0x80000000);
        a[at] = Math.fma(scale.deviation(), sign * (radius * cubic(C3, C2, C1, C0, square)), meanA);
        b[at] = Math.fma(scale.deviation(), radius * (turn * cubic(S3, S2, S1, S0, square)), meanB);
    }

    /** sqrt(-2 ln u). */
    private static float radius(int word) {
        int bits = Float.floatToRawIntBits(Float.intBitsToFloat(word >>> 9 | ONE_BITS) - BELOW_ONE);
        int exponent = (bits - ROOT_HALF_BITS) >> 23;
        float t = Float.intBitsToFloat(bits - (exponent << 23)) - 1;
        float q = Math.fma(Math.fma(Math.fma(L6, t, L5), t, L4), t, L3);
        float log = Math.fma(exponent, LN_2, Math.fma(t * t, cubic(q, L2, L1, L0, t), t));
        return (float) Math.sqrt(-2 * log);
    }

    private static float cubic(float c3, float c2, float c1, float c0, float t) {
        return Math.fma(Math.fma(Math.fma(c3, t, c2), t, c1), t, c0);
    }
}
