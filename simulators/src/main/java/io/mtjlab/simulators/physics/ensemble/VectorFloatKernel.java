package io.mtjlab.simulators.physics.ensemble;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many spins at once as a register holds, which the state of the spins doesn't leave between the first line of a step
 * and the last. Only loaded where the module jdk.incubator.vector is there; see {@link Kernels}.
 *
 * <p>Straight code with nothing but local vectors: one inside an object of ours, or in a method of ours that the compiler
 * has no budget left to inline, would cost an allocation.
 */
final class VectorFloatKernel implements FloatKernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void advance(FloatTriple m, float[] drive, FloatTriple field, int count, StepLaw law) {
        FloatVector dx = FloatVector.broadcast(SPECIES, (float) law.diagonal().x());
        FloatVector dy = FloatVector.broadcast(SPECIES, (float) law.diagonal().y());
        FloatVector dz = FloatVector.broadcast(SPECIES, (float) law.diagonal().z());
        FloatVector px = FloatVector.broadcast(SPECIES, (float) law.polarizer().x());
        FloatVector py = FloatVector.broadcast(SPECIES, (float) law.polarizer().y());
        FloatVector pz = FloatVector.broadcast(SPECIES, (float) law.polarizer().z());
        FloatVector lx = FloatVector.broadcast(SPECIES, (float) law.lean().x());
        FloatVector ly = FloatVector.broadcast(SPECIES, (float) law.lean().y());
        FloatVector lz = FloatVector.broadcast(SPECIES, (float) law.lean().z());
        FloatVector offset = FloatVector.broadcast(SPECIES, (float) law.offset());
        FloatVector alpha = FloatVector.broadcast(SPECIES, (float) law.damping());
        FloatVector fieldLike = FloatVector.broadcast(SPECIES, (float) law.fieldLike());
        FloatVector dampingLike = FloatVector.broadcast(SPECIES, (float) law.dampingLike());
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, m.x(), i);
            FloatVector y = FloatVector.fromArray(SPECIES, m.y(), i);
            FloatVector z = FloatVector.fromArray(SPECIES, m.z(), i);
            FloatVector drives = FloatVector.fromArray(SPECIES, drive, i);
            FloatVector bx = FloatVector.fromArray(SPECIES, field.x(), i);
            FloatVector by = FloatVector.fromArray(SPECIES, field.y(), i);
            FloatVector bz = FloatVector.fromArray(SPECIES, field.z(), i);
            // predictor
            FloatVector a1 = drives.div(x.fma(lx, y.fma(ly, z.fma(lz, offset))));
            FloatVector b1 = a1.mul(fieldLike);
            FloatVector c1 = a1.mul(dampingLike);
            FloatVector ex1 = b1.fma(px, x.fma(dx, bx));
            FloatVector ey1 = b1.fma(py, y.fma(dy, by));
            FloatVector ez1 = b1.fma(pz, z.fma(dz, bz));
            FloatVector tx1 = alpha.fma(ex1, c1.mul(px));
            FloatVector ty1 = alpha.fma(ey1, c1.mul(py));
            FloatVector tz1 = alpha.fma(ez1, c1.mul(pz));
            FloatVector nx1 = x.neg();
            FloatVector ny1 = y.neg();
            FloatVector nz1 = z.neg();
            FloatVector ux1 = y.fma(tz1, nz1.fma(ty1, ex1));
            FloatVector uy1 = z.fma(tx1, nx1.fma(tz1, ey1));
            FloatVector uz1 = x.fma(ty1, ny1.fma(tx1, ez1));
            FloatVector rx1 = y.fma(uz1, nz1.mul(uy1));
            FloatVector ry1 = z.fma(ux1, nx1.mul(uz1));
            FloatVector rz1 = x.fma(uy1, ny1.mul(ux1));
            FloatVector gx = x.add(rx1);
            FloatVector gy = y.add(ry1);
            FloatVector gz = z.add(rz1);
            // corrector
            FloatVector a2 = drives.div(gx.fma(lx, gy.fma(ly, gz.fma(lz, offset))));
            FloatVector b2 = a2.mul(fieldLike);
            FloatVector c2 = a2.mul(dampingLike);
            FloatVector ex2 = b2.fma(px, gx.fma(dx, bx));
            FloatVector ey2 = b2.fma(py, gy.fma(dy, by));
            FloatVector ez2 = b2.fma(pz, gz.fma(dz, bz));
            FloatVector tx2 = alpha.fma(ex2, c2.mul(px));
            FloatVector ty2 = alpha.fma(ey2, c2.mul(py));
            FloatVector tz2 = alpha.fma(ez2, c2.mul(pz));
            FloatVector nx2 = gx.neg();
            FloatVector ny2 = gy.neg();
            FloatVector nz2 = gz.neg();
            FloatVector ux2 = gy.fma(tz2, nz2.fma(ty2, ex2));
            FloatVector uy2 = gz.fma(tx2, nx2.fma(tz2, ey2));
            FloatVector uz2 = gx.fma(ty2, ny2.fma(tx2, ez2));
            FloatVector rx2 = gy.fma(uz2, nz2.mul(uy2));
            FloatVector ry2 = gz.fma(ux2, nx2.mul(uz2));
            FloatVector rz2 = gx.fma(uy2, ny2.mul(ux2));
            FloatVector hx = rx1.add(rx2).fma(half, x);
            FloatVector hy = ry1.add(ry2).fma(half, y);
            FloatVector hz = rz1.add(rz2).fma(half, z);
            FloatVector shrink = one.div(hx.fma(hx, hy.fma(hy, hz.mul(hz))).sqrt());
            shrink.mul(hx).intoArray(m.x(), i);
            shrink.mul(hy).intoArray(m.y(), i);
            shrink.mul(hz).intoArray(m.z(), i);
        }
    }
}
