package io.mtjlab.simulators.physics.ensemble;

import java.util.Arrays;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link SpinNormals} for as many spins at once as a register holds. */
final class VectorNormals {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();
    private static final IntVector UP = IntVector.zero(INTS).addIndex(1);

    private final int[][] words;
    private final float[] radius;

    /** @param block most spins of one call */
    VectorNormals(int block) {
        words = new int[4][block];
        radius = new float[block];
    }

    /** @return for how many of the spins, from the first on */
    int write(StreamKey key, int firstSpin, int count, long step, Noise noise) {
        int whole = count / LANES * LANES;
        begin(key, firstSpin, step, whole);
        firstFour(whole);
        inject(key.k1(), key.k2(), key.k3(), key.k4() + 1, whole);
        nextFour(whole);
        inject(key.k2(), key.k3(), key.k4(), key.k0() + 2, whole);
        firstFour(whole);
        inject(key.k3(), key.k4(), key.k0(), key.k1() + 3, whole);
        radii(words[0], whole);
        cosines(words[1], noise.x(), whole);
        sines(words[1], noise.y(), whole);
        radii(words[2], whole);
        cosines(words[3], noise.z(), whole);
        return whole;
    }

    private void begin(StreamKey k, int spin, long step, int count) {
        IntVector first = UP.add(spin + k.k0());
        for (int i = 0; i < count; i += LANES) {
            first.add(i).intoArray(words[0], i);
        }
        Arrays.fill(words[1], 0, count, (int) step + k.k1());
        Arrays.fill(words[2], 0, count, (int) (step >>> 32) + k.k2());
        Arrays.fill(words[3], 0, count, k.k3());
    }

    /** Rounds 0 to 3 of {@link Threefry}. The rotations stand here because only a constant one is a single instruction. */
    private void firstFour(int count) {
        for (int i = 0; i < count; i += LANES) {
            IntVector x0 = IntVector.fromArray(INTS, words[0], i);
            IntVector x1 = IntVector.fromArray(INTS, words[1], i);
            IntVector x2 = IntVector.fromArray(INTS, words[2], i);
            IntVector x3 = IntVector.fromArray(INTS, words[3], i);
            x0 = x0.add(x1);
            x1 = x1.lanewise(VectorOperators.ROL, 10).lanewise(VectorOperators.XOR, x0);
            x2 = x2.add(x3);
            x3 = x3.lanewise(VectorOperators.ROL, 26).lanewise(VectorOperators.XOR, x2);
            x0 = x0.add(x3);
            x3 = x3.lanewise(VectorOperators.ROL, 11).lanewise(VectorOperators.XOR, x0);
            x2 = x2.add(x1);
            x1 = x1.lanewise(VectorOperators.ROL, 21).lanewise(VectorOperators.XOR, x2);
            x0 = x0.add(x1);
            x1 = x1.lanewise(VectorOperators.ROL, 13).lanewise(VectorOperators.XOR, x0);
            x2 = x2.add(x3);
            x3 = x3.lanewise(VectorOperators.ROL, 27).lanewise(VectorOperators.XOR, x2);
            x0 = x0.add(x3);
            x3 = x3.lanewise(VectorOperators.ROL, 23).lanewise(VectorOperators.XOR, x0);
            x2 = x2.add(x1);
            x1 = x1.lanewise(VectorOperators.ROL, 5).lanewise(VectorOperators.XOR, x2);
            x0.intoArray(words[0], i);
            x1.intoArray(words[1], i);
            x2.intoArray(words[2], i);
            x3.intoArray(words[3], i);
        }
    }

    /** Rounds 4 to 7. */
    private void nextFour(int count) {
        for (int i = 0; i < count; i += LANES) {
            IntVector x0 = IntVector.fromArray(INTS, words[0], i);
            IntVector x1 = IntVector.fromArray(INTS, words[1], i);
            IntVector x2 = IntVector.fromArray(INTS, words[2], i);
            IntVector x3 = IntVector.fromArray(INTS, words[3], i);
            x0 = x0.add(x1);
            x1 = x1.lanewise(VectorOperators.ROL, 6).lanewise(VectorOperators.XOR, x0);
            x2 = x2.add(x3);
            x3 = x3.lanewise(VectorOperators.ROL, 20).lanewise(VectorOperators.XOR, x2);
            x0 = x0.add(x3);
            x3 = x3.lanewise(VectorOperators.ROL, 17).lanewise(VectorOperators.XOR, x0);
            x2 = x2.add(x1);
            x1 = x1.lanewise(VectorOperators.ROL, 11).lanewise(VectorOperators.XOR, x2);
            x0 = x0.add(x1);
            x1 = x1.lanewise(VectorOperators.ROL, 25).lanewise(VectorOperators.XOR, x0);
            x2 = x2.add(x3);
            x3 = x3.lanewise(VectorOperators.ROL, 10).lanewise(VectorOperators.XOR, x2);
            x0 = x0.add(x3);
            x3 = x3.lanewise(VectorOperators.ROL, 18).lanewise(VectorOperators.XOR, x0);
            x2 = x2.add(x1);
            x1 = x1.lanewise(VectorOperators.ROL, 20).lanewise(VectorOperators.XOR, x2);
            x0.intoArray(words[0], i);
            x1.intoArray(words[1], i);
            x2.intoArray(words[2], i);
            x3.intoArray(words[3], i);
        }
    }

    private void inject(int k0, int k1, int k2, int k3, int count) {
        add(words[0], k0, count);
        add(words[1], k1, count);
        add(words[2], k2, count);
        add(words[3], k3, count);
    }

    private static void add(int[] word, int key, int count) {
        for (int i = 0; i < count; i++) {
            word[i] += key;
        }
    }

    private void radii(int[] word, int count) {
        for (int i = 0; i < count; i += LANES) {
            radius(IntVector.fromArray(INTS, word, i)).intoArray(radius, i);
        }
    }

    private void cosines(int[] word, float[] out, int count) {
        for (int i = 0; i < count; i += LANES) {
            IntVector bits = IntVector.fromArray(INTS, word, i);
            FloatVector turn = turn(bits);
            FloatVector cosine = cubic(SpinNormals.COS, turn.mul(turn));
            sign(FloatVector.fromArray(FLOATS, radius, i).mul(cosine), bits).intoArray(out, i);
        }
    }

    private void sines(int[] word, float[] out, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector turn = turn(IntVector.fromArray(INTS, word, i));
            FloatVector sine = turn.mul(cubic(SpinNormals.SIN, turn.mul(turn)));
            FloatVector.fromArray(FLOATS, radius, i).mul(sine).intoArray(out, i);
        }
    }

    private static FloatVector radius(IntVector word) {
        IntVector bits = unit(word).sub(SpinNormals.BELOW_ONE).reinterpretAsInts();
        IntVector exponent = bits.sub(SpinNormals.ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
        FloatVector t = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats()
                .sub(1f);
        FloatVector near = t.mul(t).fma(logarithm(t), t);
        FloatVector log = ((FloatVector) exponent.convert(VectorOperators.I2F, 0)).fma(in(SpinNormals.LN_2), near);
        return log.mul(-2f).sqrt();
    }

    private static FloatVector turn(IntVector word) {
        return unit(word).sub(1.5f);
    }

    private static FloatVector unit(IntVector word) {
        return word.lanewise(VectorOperators.LSHR, 9)
                .lanewise(VectorOperators.OR, SpinNormals.ONE_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector sign(FloatVector value, IntVector word) {
        return value.reinterpretAsInts()
                .lanewise(VectorOperators.XOR, word.lanewise(VectorOperators.LSHL, 31))
                .reinterpretAsFloats();
    }

    /** Written out: a loop over the coefficients would cost an allocation each. */
    private static FloatVector logarithm(FloatVector t) {
        FloatVector sum = in(SpinNormals.LOG[0]).fma(t, in(SpinNormals.LOG[1]));
        sum = sum.fma(t, in(SpinNormals.LOG[2]));
        sum = sum.fma(t, in(SpinNormals.LOG[3]));
        sum = sum.fma(t, in(SpinNormals.LOG[4]));
        sum = sum.fma(t, in(SpinNormals.LOG[5]));
        return sum.fma(t, in(SpinNormals.LOG[6]));
    }

    private static FloatVector cubic(float[] coefficients, FloatVector t) {
        return in(coefficients[0])
                .fma(t, in(coefficients[1]))
                .fma(t, in(coefficients[2]))
                .fma(t, in(coefficients[3]));
    }

    private static FloatVector in(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
