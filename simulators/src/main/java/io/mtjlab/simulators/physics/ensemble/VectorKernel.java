package io.mtjlab.simulators.physics.ensemble;

import io.mtjlab.simulators.physics.macrospin.Vec3;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many spins at once as a register holds, by the Vector API. Only loaded where the module jdk.incubator.vector is
 * there; see {@link Kernels}.
 *
 * <p>Passes over arrays with nothing but local vectors: a vector inside an object of ours would cost an allocation each.
 * Not thread-safe: the arrays between the passes are the kernel's own.
 */
final class VectorKernel implements SpinKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Floats of as many lanes. */
    private static final VectorSpecies<Float> NARROW =
            VectorSpecies.of(float.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

    private final PlainKernel plain = new PlainKernel();
    private final VectorNormals normals;
    private final Triple field;
    private final Triple first;
    private final Triple second;
    private final Triple guess;

    /** Three components, each of shape [block]. */
    @SuppressWarnings("ArrayRecordComponent") // buffers between passes
    private record Triple(double[] x, double[] y, double[] z) {
        static Triple of(int block) {
            return new Triple(new double[block], new double[block], new double[block]);
        }
    }

    /** @param block most spins of one call */
    VectorKernel(int block) {
        normals = new VectorNormals(block);
        field = Triple.of(block);
        first = Triple.of(block);
        second = Triple.of(block);
        guess = Triple.of(block);
    }

    @Override
    public void normals(StreamKey key, int firstSpin, int count, long step, Noise noise) {
        int done = normals.write(key, firstSpin, count, step, noise);
        for (int i = done; i < count; i++) {
            SpinNormals.write(key, firstSpin + i, step, noise, i);
        }
    }

    @Override
    public void advance(Spins spins, int from, int to, StepLaw law) {
        int count = (to - from) / LANES * LANES;
        Vec3 applied = law.appliedTesla();
        java.util.Arrays.fill(field.x, applied.x());
        java.util.Arrays.fill(field.y, applied.y());
        java.util.Arrays.fill(field.z, applied.z());
        heun(spins, from, count, law);
        plain.advance(spins, from + count, to, law);
    }

    @Override
    public void advance(Spins spins, int from, int to, StepLaw law, Noise noise) {
        int count = (to - from) / LANES * LANES;
        Vec3 applied = law.appliedTesla();
        heat(noise.x(), law.sigmaTesla(), applied.x(), count, field.x);
        heat(noise.y(), law.sigmaTesla(), applied.y(), count, field.y);
        heat(noise.z(), law.sigmaTesla(), applied.z(), count, field.z);
        heun(spins, from, count, law);
        plain.advance(spins, from + count, to, law, noise, count);
    }

    private void heun(Spins spins, int from, int count, StepLaw law) {
        double step = law.stepSeconds();
        Triple m = new Triple(spins.x(), spins.y(), spins.z());
        rate(m, from, spins.torqueTesla(), from, count, law, first);
        predict(m.x, from, first.x, step, count, guess.x);
        predict(m.y, from, first.y, step, count, guess.y);
        predict(m.z, from, first.z, step, count, guess.z);
        rate(guess, 0, spins.torqueTesla(), from, count, law, second);
        correct(m, from, step / 2, count);
    }

    /** The right-hand side of {@code DrivenEquation}, operation by operation. */
    private void rate(Triple m, int from, double[] torqueTesla, int torqueFrom, int count, StepLaw law, Triple out) {
        DoubleVector dx = in(law.diagonalTesla().x());
        DoubleVector dy = in(law.diagonalTesla().y());
        DoubleVector dz = in(law.diagonalTesla().z());
        DoubleVector px = in(law.polarizer().x());
        DoubleVector py = in(law.polarizer().y());
        DoubleVector pz = in(law.polarizer().z());
        DoubleVector prefactor = in(law.prefactor());
        DoubleVector damping = in(law.damping());
        DoubleVector fieldLike = in(law.fieldLikeRatio());
        DoubleVector scale = in(law.efficiency().scale());
        DoubleVector offset = in(law.efficiency().offset());
        DoubleVector slope = in(law.efficiency().slope());
        for (int i = 0; i < count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, m.x, from + i);
            DoubleVector y = DoubleVector.fromArray(SPECIES, m.y, from + i);
            DoubleVector z = DoubleVector.fromArray(SPECIES, m.z, from + i);
            DoubleVector nx = x.neg();
            DoubleVector ny = y.neg();
            DoubleVector nz = z.neg();
            DoubleVector bx = dx.fma(x, DoubleVector.fromArray(SPECIES, field.x, i));
            DoubleVector by = dy.fma(y, DoubleVector.fromArray(SPECIES, field.y, i));
            DoubleVector bz = dz.fma(z, DoubleVector.fromArray(SPECIES, field.z, i));
            // precession m x B, and m x p
            DoubleVector qx = y.fma(bz, nz.mul(by));
            DoubleVector qy = z.fma(bx, nx.mul(bz));
            DoubleVector qz = x.fma(by, ny.mul(bx));
            DoubleVector tx = y.fma(pz, nz.mul(py));
            DoubleVector ty = z.fma(px, nx.mul(pz));
            DoubleVector tz = x.fma(py, ny.mul(px));
            DoubleVector cosine = x.fma(px, y.fma(py, z.mul(pz)));
            DoubleVector a = DoubleVector.fromArray(SPECIES, torqueTesla, torqueFrom + i)
                    .mul(scale.div(slope.fma(cosine, offset)));
            DoubleVector sx = a.fma(fieldLike.fma(tx, y.fma(tz, nz.mul(ty))), damping.fma(y.fma(qz, nz.mul(qy)), qx));
            DoubleVector sy = a.fma(fieldLike.fma(ty, z.fma(tx, nx.mul(tz))), damping.fma(z.fma(qx, nx.mul(qz)), qy));
            DoubleVector sz = a.fma(fieldLike.fma(tz, x.fma(ty, ny.mul(tx))), damping.fma(x.fma(qy, ny.mul(qx)), qz));
            prefactor.mul(sx).intoArray(out.x, i);
            prefactor.mul(sy).intoArray(out.y, i);
            prefactor.mul(sz).intoArray(out.z, i);
        }
    }

    private static void predict(double[] m, int from, double[] rate, double step, int count, double[] guess) {
        DoubleVector h = in(step);
        for (int i = 0; i < count; i += LANES) {
            h.fma(DoubleVector.fromArray(SPECIES, rate, i), DoubleVector.fromArray(SPECIES, m, from + i))
                    .intoArray(guess, i);
        }
    }

    private void correct(Triple m, int from, double halfStep, int count) {
        DoubleVector h = in(halfStep);
        DoubleVector one = in(1);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector x = corrected(h, m.x, from, first.x, second.x, i);
            DoubleVector y = corrected(h, m.y, from, first.y, second.y, i);
            DoubleVector z = corrected(h, m.z, from, first.z, second.z, i);
            DoubleVector shrink = one.div(x.fma(x, y.fma(y, z.mul(z))).sqrt());
            shrink.mul(x).intoArray(m.x, from + i);
            shrink.mul(y).intoArray(m.y, from + i);
            shrink.mul(z).intoArray(m.z, from + i);
        }
    }

    private static DoubleVector corrected(
            DoubleVector h, double[] m, int from, double[] first, double[] second, int i) {
        return h.fma(
                DoubleVector.fromArray(SPECIES, first, i).add(DoubleVector.fromArray(SPECIES, second, i)),
                DoubleVector.fromArray(SPECIES, m, from + i));
    }

    /** applied + sigma times the noise. */
    private static void heat(float[] noise, double sigma, double applied, int count, double[] field) {
        DoubleVector s = in(sigma);
        DoubleVector b = in(applied);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector n = (DoubleVector)
                    FloatVector.fromArray(NARROW, noise, i).convertShape(VectorOperators.F2D, SPECIES, 0);
            s.fma(n, b).intoArray(field, i);
        }
    }

    private static DoubleVector in(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
