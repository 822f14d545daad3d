package io.mtjlab.simulators.physics.ensemble;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many spins at once as a register holds, which the state of the spins doesn't leave between the first line of a step
 * and the last. Only loaded where the module jdk.incubator.vector is there; see {@link Kernels}.
 *
 * <p>Straight code with nothing but local vectors: one inside an object of ours, or in a method of ours that the compiler
 * has no budget left to inline, would cost an allocation.
 */
final class VectorDoubleKernel implements DoubleKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Floats of as many lanes. */
    private static final VectorSpecies<Float> NARROW =
            VectorSpecies.of(float.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

    @Override
    public void advance(DoubleTriple m, double[] drive, DoubleTriple field, int count, StepLaw law) {
        DoubleVector dx = DoubleVector.broadcast(SPECIES, law.diagonal().x());
        DoubleVector dy = DoubleVector.broadcast(SPECIES, law.diagonal().y());
        DoubleVector dz = DoubleVector.broadcast(SPECIES, law.diagonal().z());
        DoubleVector px = DoubleVector.broadcast(SPECIES, law.polarizer().x());
        DoubleVector py = DoubleVector.broadcast(SPECIES, law.polarizer().y());
        DoubleVector pz = DoubleVector.broadcast(SPECIES, law.polarizer().z());
        DoubleVector lx = DoubleVector.broadcast(SPECIES, law.lean().x());
        DoubleVector ly = DoubleVector.broadcast(SPECIES, law.lean().y());
        DoubleVector lz = DoubleVector.broadcast(SPECIES, law.lean().z());
        DoubleVector offset = DoubleVector.broadcast(SPECIES, law.offset());
        DoubleVector alpha = DoubleVector.broadcast(SPECIES, law.damping());
        DoubleVector fieldLike = DoubleVector.broadcast(SPECIES, law.fieldLike());
        DoubleVector dampingLike = DoubleVector.broadcast(SPECIES, law.dampingLike());
        DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, m.x(), i);
            DoubleVector y = DoubleVector.fromArray(SPECIES, m.y(), i);
            DoubleVector z = DoubleVector.fromArray(SPECIES, m.z(), i);
            DoubleVector drives = DoubleVector.fromArray(SPECIES, drive, i);
            DoubleVector bx = DoubleVector.fromArray(SPECIES, field.x(), i);
            DoubleVector by = DoubleVector.fromArray(SPECIES, field.y(), i);
            DoubleVector bz = DoubleVector.fromArray(SPECIES, field.z(), i);
            // predictor
            DoubleVector a1 = drives.div(x.fma(lx, y.fma(ly, z.fma(lz, offset))));
            DoubleVector b1 = a1.mul(fieldLike);
            DoubleVector c1 = a1.mul(dampingLike);
            DoubleVector ex1 = b1.fma(px, x.fma(dx, bx));
            DoubleVector ey1 = b1.fma(py, y.fma(dy, by));
            DoubleVector ez1 = b1.fma(pz, z.fma(dz, bz));
            DoubleVector tx1 = alpha.fma(ex1, c1.mul(px));
            DoubleVector ty1 = alpha.fma(ey1, c1.mul(py));
            DoubleVector tz1 = alpha.fma(ez1, c1.mul(pz));
            DoubleVector nx1 = x.neg();
            DoubleVector ny1 = y.neg();
            DoubleVector nz1 = z.neg();
            DoubleVector ux1 = y.fma(tz1, nz1.fma(ty1, ex1));
            DoubleVector uy1 = z.fma(tx1, nx1.fma(tz1, ey1));
            DoubleVector uz1 = x.fma(ty1, ny1.fma(tx1, ez1));
            DoubleVector rx1 = y.fma(uz1, nz1.mul(uy1));
            DoubleVector ry1 = z.fma(ux1, nx1.mul(uz1));
            DoubleVector rz1 = x.fma(uy1, ny1.mul(ux1));
            DoubleVector gx = x.add(rx1);
            DoubleVector gy = y.add(ry1);
            DoubleVector gz = z.add(rz1);
            // corrector
            DoubleVector a2 = drives.div(gx.fma(lx, gy.fma(ly, gz.fma(lz, offset))));
            DoubleVector b2 = a2.mul(fieldLike);
            DoubleVector c2 = a2.mul(dampingLike);
            DoubleVector ex2 = b2.fma(px, gx.fma(dx, bx));
            DoubleVector ey2 = b2.fma(py, gy.fma(dy, by));
            DoubleVector ez2 = b2.fma(pz, gz.fma(dz, bz));
            DoubleVector tx2 = alpha.fma(ex2, c2.mul(px));
            DoubleVector ty2 = alpha.fma(ey2, c2.mul(py));
            DoubleVector tz2 = alpha.fma(ez2, c2.mul(pz));
            DoubleVector nx2 = gx.neg();
            DoubleVector ny2 = gy.neg();
            DoubleVector nz2 = gz.neg();
            DoubleVector ux2 = gy.fma(tz2, nz2.fma(ty2, ex2));
            DoubleVector uy2 = gz.fma(tx2, nx2.fma(tz2, ey2));
            DoubleVector uz2 = gx.fma(ty2, ny2.fma(tx2, ez2));
            DoubleVector rx2 = gy.fma(uz2, nz2.mul(uy2));
            DoubleVector ry2 = gz.fma(ux2, nx2.mul(uz2));
            DoubleVector rz2 = gx.fma(uy2, ny2.mul(ux2));
            DoubleVector hx = rx1.add(rx2).fma(half, x);
            DoubleVector hy = ry1.add(ry2).fma(half, y);
            DoubleVector hz = rz1.add(rz2).fma(half, z);
            DoubleVector shrink = one.div(hx.fma(hx, hy.fma(hy, hz.mul(hz))).sqrt());
            shrink.mul(hx).intoArray(m.x(), i);
            shrink.mul(hy).intoArray(m.y(), i);
            shrink.mul(hz).intoArray(m.z(), i);
        }
    }

    @Override
    public void field(float[] variates, double deviation, double mean, double[] field, int count) {
        DoubleVector scale = DoubleVector.broadcast(SPECIES, deviation);
        DoubleVector zero = DoubleVector.broadcast(SPECIES, mean);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector n = (DoubleVector)
                    FloatVector.fromArray(NARROW, variates, i).convertShape(VectorOperators.F2D, SPECIES, 0);
            scale.fma(n, zero).intoArray(field, i);
        }
    }
}
