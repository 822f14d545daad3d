package io.mtjlab.simulators.physics.ensemble;

/**
 * Three normal variates of mean 0 and deviation 1 for each spin and step, by Box and Muller from one block of {@link
 * Threefry}: radius and angle from 23 bits each, a sign from one more. The tails end at 5.77.
 *
 * <p>Logarithm, sine and cosine are polynomials of our own (least maximum error, 6e-8, 3e-6 and 7e-6), so that every
 * machine and every kernel gives the same bits.
 */
final class SpinNormals {

    /** 1 less half a step of 2^-23: takes [1, 2) to (0, 1). */
    static final float BELOW_ONE = 0.99999994f;

    static final int ONE_BITS = 0x3f800000;
    /** Bits of the square root of 1/2, where the mantissa begins for the logarithm. */
    static final int ROOT_HALF_BITS = 0x3f3504f3;

    static final float LN_2 = 0.693147181f;
    /** ln(1 + t) = t + t^2 q(t) for t from -0.293 to 0.414; from the highest power down. */
    static final float[] LOG = {
        -0.10227076f, 0.162912532f, -0.172429039f, 0.198927062f, -0.249698133f, 0.333351444f, -0.500003637f
    };

    /** sin(pi t) = t s(t^2) for |t| to 1/2. */
    static final float[] SIN = {-0.559489895f, 2.54402081f, -5.1674077f, 3.14159028f};

    /** cos(pi t) = c(t^2) for |t| to 1/2. */
    static final float[] COS = {-1.22212701f, 4.04128381f, -4.93393801f, 0.999993295f};

    private SpinNormals() {}

    /** Writes the three variates of {@code spin} at {@code step} to place {@code at}. */
    static void write(StreamKey key, int spin, long step, Noise noise, int at) {
        int[] words = {spin, (int) step, (int) (step >>> 32), 0};
        Threefry.apply(key, words, Threefry.ROUNDS);
        float radius = radius(words[0]);
        float turn = turn(words[1]);
        noise.x()[at] = sign(radius * polynomial(COS, turn * turn), words[1]);
        noise.y()[at] = radius * (turn * polynomial(SIN, turn * turn));
        float other = turn(words[3]);
        noise.z()[at] = sign(radius(words[2]) * polynomial(COS, other * other), words[3]);
    }

    /** sqrt(-2 ln u). */
    private static float radius(int word) {
        int bits = Float.floatToRawIntBits(unit(word) - BELOW_ONE);
        int exponent = (bits - ROOT_HALF_BITS) >> 23;
        float t = Float.intBitsToFloat(bits - (exponent << 23)) - 1;
        float log = Math.fma(exponent, LN_2, Math.fma(t * t, polynomial(LOG, t), t));
        return (float) Math.sqrt(-2 * log);
    }

    /** From -1/2 to 1/2. */
    private static float turn(int word) {
        return unit(word) - 1.5f;
    }

    /** From 1 to 2, by the upper 23 bits. */
    private static float unit(int word) {
        return Float.intBitsToFloat(word >>> 9 | ONE_BITS);
    }

    /** Turned about by the lowest bit. */
    private static float sign(float value, int word) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) ^ word << 31);
    }

    private static float polynomial(float[] coefficients, float t) {
        float sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = Math.fma(sum, t, coefficients[i]);
        }
        return sum;
    }
}
