package io.mtjlab.simulators.physics.ensemble;

import java.util.Arrays;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link SpinNormals} for as many spins at once as a register holds. Not thread-safe: what lies between the passes is
 * its own.
 *
 * <p>In passes of moderate length, each with nothing but local vectors: a vector that the compiler keeps as an object
 * costs an allocation, and it keeps one wherever a pass outgrows its budget of inlining.
 */
final class VectorNormals implements NormalSource {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();
    private static final IntVector UP = IntVector.zero(INTS).addIndex(1);

    private final int[] w0;
    private final int[] w1;
    private final int[] w2;
    private final int[] w3;
    private final int[] second;
    private final int[] third;

    /** @param block most spins of one call */
    VectorNormals(int block) {
        w0 = new int[block];
        w1 = new int[block];
        w2 = new int[block];
        w3 = new int[block];
        second = new int[block];
        third = new int[block];
    }

    @Override
    public void write(StreamKey key, int firstSpin, int count, long pair, Scale scale, TwoSteps out) {
        begin(key, firstSpin, pair, count);
        firstFour(key.k1(), key.k2(), key.k3(), key.k4() + 1, count);
        nextFour(key.k2(), key.k3(), key.k4(), key.k0() + 2, count);
        firstFour(key.k3(), key.k4(), key.k0(), key.k1() + 3, count);
        share(count);
        FloatTriple even = out.even();
        FloatTriple odd = out.odd();
        pair(w0, w3, scale.deviation(), scale.x(), even.x(), scale.y(), even.y(), count);
        pair(w1, second, scale.deviation(), scale.z(), even.z(), scale.z(), odd.z(), count);
        pair(w2, third, scale.deviation(), scale.x(), odd.x(), scale.y(), odd.y(), count);
    }

    private void begin(StreamKey k, int spin, long pair, int count) {
        IntVector first = UP.add(spin + k.k0());
        for (int i = 0; i < count; i += LANES) {
            first.add(i).intoArray(w0, i);
        }
        Arrays.fill(w1, 0, count, (int) pair + k.k1());
        Arrays.fill(w2, 0, count, (int) (pair >>> 32) + k.k2());
        Arrays.fill(w3, 0, count, k.k3());
    }

    /**
     * Rounds 0 to 3 of {@link Threefry} and the key after them. The rotations stand here because only a constant one is
     * a single instruction.
     */
    private void firstFour(int k0, int k1, int k2, int k3, int count) {
        for (int i = 0; i < count; i += LANES) {
            IntVector x0 = IntVector.fromArray(INTS, w0, i);
            IntVector x1 = IntVector.fromArray(INTS, w1, i);
            IntVector x2 = IntVector.fromArray(INTS, w2, i);
            IntVector x3 = IntVector.fromArray(INTS, w3, i);
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
            x0.add(k0).intoArray(w0, i);
            x1.add(k1).intoArray(w1, i);
            x2.add(k2).intoArray(w2, i);
            x3.add(k3).intoArray(w3, i);
        }
    }

    /** Rounds 4 to 7 and the key after them. */
    private void nextFour(int k0, int k1, int k2, int k3, int count) {
        for (int i = 0; i < count; i += LANES) {
            IntVector x0 = IntVector.fromArray(INTS, w0, i);
            IntVector x1 = IntVector.fromArray(INTS, w1, i);
            IntVector x2 = IntVector.fromArray(INTS, w2, i);
            IntVector x3 = IntVector.fromArray(INTS, w3, i);
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
            x0.add(k0).intoArray(w0, i);
            x1.add(k1).intoArray(w1, i);
            x2.add(k2).intoArray(w2, i);
            x3.add(k3).intoArray(w3, i);
        }
    }

    /** The bits of the second and the third angle. */
    private void share(int count) {
        for (int i = 0; i < count; i += LANES) {
            IntVector x1 = IntVector.fromArray(INTS, w1, i).lanewise(VectorOperators.AND, SpinNormals.REST);
            IntVector x3 = IntVector.fromArray(INTS, w3, i);
            IntVector rest = x3.lanewise(VectorOperators.AND, SpinNormals.REST);
            IntVector.fromArray(INTS, w0, i)
                    .lanewise(VectorOperators.LSHL, 23)
                    .lanewise(VectorOperators.OR, x1.lanewise(VectorOperators.LSHL, 14))
                    .intoArray(second, i);
            IntVector.fromArray(INTS, w2, i)
                    .lanewise(VectorOperators.LSHL, 23)
                    .lanewise(VectorOperators.OR, rest.lanewise(VectorOperators.LSHL, 14))
                    .intoArray(third, i);
            x3.sub(rest).intoArray(w3, i);
        }
    }

    private static void pair(
            int[] words, int[] angles, float deviation, float meanA, float[] a, float meanB, float[] b, int count) {
        FloatVector scale = FloatVector.broadcast(FLOATS, deviation);
        FloatVector zeroA = FloatVector.broadcast(FLOATS, meanA);
        FloatVector zeroB = FloatVector.broadcast(FLOATS, meanB);
        FloatVector ln2 = FloatVector.broadcast(FLOATS, SpinNormals.LN_2);
        FloatVector l6 = FloatVector.broadcast(FLOATS, SpinNormals.L6);
        FloatVector l5 = FloatVector.broadcast(FLOATS, SpinNormals.L5);
        FloatVector l4 = FloatVector.broadcast(FLOATS, SpinNormals.L4);
        FloatVector l3 = FloatVector.broadcast(FLOATS, SpinNormals.L3);
        FloatVector l2 = FloatVector.broadcast(FLOATS, SpinNormals.L2);
        FloatVector l1 = FloatVector.broadcast(FLOATS, SpinNormals.L1);
        FloatVector l0 = FloatVector.broadcast(FLOATS, SpinNormals.L0);
        FloatVector c3 = FloatVector.broadcast(FLOATS, SpinNormals.C3);
        FloatVector c2 = FloatVector.broadcast(FLOATS, SpinNormals.C2);
        FloatVector c1 = FloatVector.broadcast(FLOATS, SpinNormals.C1);
        FloatVector c0 = FloatVector.broadcast(FLOATS, SpinNormals.C0);
        FloatVector s3 = FloatVector.broadcast(FLOATS, SpinNormals.S3);
        FloatVector s2 = FloatVector.broadcast(FLOATS, SpinNormals.S2);
        FloatVector s1 = FloatVector.broadcast(FLOATS, SpinNormals.S1);
        FloatVector s0 = FloatVector.broadcast(FLOATS, SpinNormals.S0);
        for (int i = 0; i < count; i += LANES) {
            IntVector bits = IntVector.fromArray(INTS, words, i)
                    .lanewise(VectorOperators.LSHR, 9)
                    .lanewise(VectorOperators.OR, SpinNormals.ONE_BITS)
                    .reinterpretAsFloats()
                    .sub(SpinNormals.BELOW_ONE)
                    .reinterpretAsInts();
            IntVector exponent = bits.sub(SpinNormals.ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
            FloatVector t = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats()
                    .sub(1f);
            FloatVector q =
                    l6.fma(t, l5).fma(t, l4).fma(t, l3).fma(t, l2).fma(t, l1).fma(t, l0);
            FloatVector log = ((FloatVector) exponent.convert(VectorOperators.I2F, 0))
                    .fma(ln2, t.mul(t).fma(q, t));
            FloatVector radius = log.mul(-2f).sqrt();
            IntVector angle = IntVector.fromArray(INTS, angles, i);
            FloatVector turn = ((FloatVector) angle.convert(VectorOperators.I2F, 0)).mul(SpinNormals.TURN);
            FloatVector square = turn.mul(turn);
            radius.mul(c3.fma(square, c2).fma(square, c1).fma(square, c0))
                    .reinterpretAsInts()
                    .lanewise(
                            VectorOperators.XOR,
                            angle.lanewise(VectorOperators.LSHL, SpinNormals.TO_SIGN)
                                    .lanewise(VectorOperators.AND, 0x80000000))
                    .reinterpretAsFloats()
                    .fma(scale, zeroA)
                    .intoArray(a, i);
            radius.mul(turn.mul(s3.fma(square, s2).fma(square, s1).fma(square, s0)))
                    .fma(scale, zeroB)
                    .intoArray(b, i);
        }
    }
}
