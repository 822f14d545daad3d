package io.mtjlab.simulators.physics.macrospin;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Normal variates of mean 0 and deviation 1 by the ziggurat of Marsaglia and Tsang, J. Stat. Softw. 5(8) (2000), with
 * 256 layers, over xoshiro256++ (Blackman and Vigna, ACM Trans. Math. Softw. 47(4) (2021)).
 *
 * <p>One 64-bit draw serves layer, sign and position from bits of its own, which the original's 32 bits do not. Not
 * thread-safe.
 */
final class Gaussians {

    private static final int LAYERS = 256;
    /** Where the tail begins, and the area of a layer, for 256 layers. */
    private static final double TAIL = 3.6541528853610088;

    private static final double AREA = 0.00492867323399;

    private static final double TWO_TO_MINUS_53 = 0x1p-53;

    /** Right end of each layer over 2^53; the lowest stands for the tail as well. */
    private static final double[] WIDTH = new double[LAYERS];
    /** A position below this, of 2^53, lies under the curve for sure. */
    private static final long[] INSIDE = new long[LAYERS];
    /** Height of the curve at each layer's right end. */
    private static final double[] HEIGHT = new double[LAYERS];

    static {
        double right = TAIL;
        double height = Math.exp(-TAIL * TAIL / 2);
        double lowest = AREA / height;
        WIDTH[0] = lowest * TWO_TO_MINUS_53;
        INSIDE[0] = (long) (TAIL / lowest * 0x1p53);
        HEIGHT[0] = 1;
        WIDTH[LAYERS - 1] = TAIL * TWO_TO_MINUS_53;
        HEIGHT[LAYERS - 1] = height;
        for (int i = LAYERS - 2; i > 0; i--) {
            double next = Math.sqrt(-2 * Math.log(AREA / right + height));
            INSIDE[i + 1] = (long) (next / right * 0x1p53);
            right = next;
            height = Math.exp(-right * right / 2);
            WIDTH[i] = right * TWO_TO_MINUS_53;
            HEIGHT[i] = height;
        }
        INSIDE[1] = 0;
    }

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** @param seeds four words of which are taken, once */
    Gaussians(UniformRandomProvider seeds) {
        s0 = seeds.nextLong();
        s1 = seeds.nextLong();
        s2 = seeds.nextLong();
        s3 = seeds.nextLong() | 1;
    }

    /** Three of them. */
    Vec3 nextVector() {
        return new Vec3(next(), next(), next());
    }

    double next() {
        long bits = nextLong();
        int layer = (int) bits & (LAYERS - 1);
        long position = bits >>> 11;
        double value = position * WIDTH[layer];
        if (position >= INSIDE[layer]) {
            value = edge(layer, value);
        }
        // bit 8 is neither in the layer's bits nor in the position's
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ (bits & 0x100) << 55);
    }

    /** The rare case: in the tail, or beside the curve. */
    private double edge(int firstLayer, double first) {
        int layer = firstLayer;
        double value = first;
        while (true) {
            if (layer == 0) {
                return tail();
            }
            double low = HEIGHT[layer];
            if (low + uniform() * (HEIGHT[layer - 1] - low) < Math.exp(-value * value / 2)) {
                return value;
            }
            long bits = nextLong();
            layer = (int) bits & (LAYERS - 1);
            long position = bits >>> 11;
            value = position * WIDTH[layer];
            if (position < INSIDE[layer]) {
                return value;
            }
        }
    }

    private double tail() {
        while (true) {
            double beyond = -Math.log1p(-uniform()) / TAIL;
            double other = -Math.log1p(-uniform());
            if (2 * other > beyond * beyond) {
                return TAIL + beyond;
            }
        }
    }

    private double uniform() {
        return (nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    private long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }
}
