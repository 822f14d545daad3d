package io.mtjlab.simulators.physics.ensemble;

import io.mtjlab.simulators.physics.macrospin.Vec3;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** As many spins at once as a register holds; see {@link VectorDoubleKernel} for why it is written as it is. */
final class VectorFullKernel implements FullKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Floats of as many lanes. */
    private static final VectorSpecies<Float> NARROW =
            VectorSpecies.of(float.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

    @Override
    public void warm(DoubleTriple m, FullState state, int count, FullLaw law, FullLaw.Heat heat) {
        Vec3 p = law.step().polarizer();
        DoubleVector px = DoubleVector.broadcast(SPECIES, p.x());
        DoubleVector py = DoubleVector.broadcast(SPECIES, p.y());
        DoubleVector pz = DoubleVector.broadcast(SPECIES, p.z());
        DoubleVector curie = DoubleVector.broadcast(SPECIES, heat.curieKelvin());
        DoubleVector perShare = DoubleVector.broadcast(SPECIES, heat.perShare());
        DoubleVector cold = DoubleVector.broadcast(SPECIES, heat.polarization());
        DoubleVector perDensity = DoubleVector.broadcast(SPECIES, law.pillarPerDensity());
        DoubleVector perChannel = DoubleVector.broadcast(SPECIES, law.channel().drive());
        DoubleVector perRoot = DoubleVector.broadcast(SPECIES, heat.fieldPerRootKelvin());
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector zero = DoubleVector.broadcast(SPECIES, 0);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector kelvin = DoubleVector.fromArray(SPECIES, state.kelvin(), i);
            DoubleVector t = kelvin.div(curie);
            DoubleVector ratio = one.sub(t.mul(t.sqrt())).max(zero).mul(perShare);
            DoubleVector polarization = cold.mul(ratio.mul(ratio.sqrt()));
            DoubleVector per = one.div(ratio);
            DoubleVector density = DoubleVector.fromArray(SPECIES, state.density(), i);
            DoubleVector channel = DoubleVector.fromArray(SPECIES, state.channelDensity(), i);
            DoubleVector x = DoubleVector.fromArray(SPECIES, m.x(), i);
            DoubleVector y = DoubleVector.fromArray(SPECIES, m.y(), i);
            DoubleVector z = DoubleVector.fromArray(SPECIES, m.z(), i);
            ratio.intoArray(state.ratio(), i);
            polarization.add(polarization).mul(perDensity.mul(density)).mul(per).intoArray(state.drive(), i);
            polarization.mul(polarization).neg().intoArray(state.slope(), i);
            perChannel.mul(channel).mul(per).intoArray(state.channelDrive(), i);
            perRoot.mul(kelvin.mul(per).sqrt()).intoArray(state.deviation(), i);
            x.fma(px, y.fma(py, z.mul(pz))).intoArray(state.cosine(), i);
        }
    }

    @Override
    public void field(float[] variates, double[] deviation, double mean, double[] field, int count) {
        DoubleVector zero = DoubleVector.broadcast(SPECIES, mean);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector n = (DoubleVector)
                    FloatVector.fromArray(NARROW, variates, i).convertShape(VectorOperators.F2D, SPECIES, 0);
            DoubleVector.fromArray(SPECIES, deviation, i).fma(n, zero).intoArray(field, i);
        }
    }

    @Override
    public void cool(DoubleTriple m, FullState state, int count, FullLaw law, FullLaw.Heat heat) {
        Vec3 p = law.step().polarizer();
        DoubleVector px = DoubleVector.broadcast(SPECIES, p.x());
        DoubleVector py = DoubleVector.broadcast(SPECIES, p.y());
        DoubleVector pz = DoubleVector.broadcast(SPECIES, p.z());
        DoubleVector perSquare = DoubleVector.broadcast(SPECIES, heat.kelvinPerSquareDensity());
        DoubleVector loss = DoubleVector.broadcast(SPECIES, heat.lossShare());
        DoubleVector ambient = DoubleVector.broadcast(SPECIES, heat.ambientKelvin());
        DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector kelvin = DoubleVector.fromArray(SPECIES, state.kelvin(), i);
            DoubleVector slope = DoubleVector.fromArray(SPECIES, state.slope(), i);
            DoubleVector density = DoubleVector.fromArray(SPECIES, state.density(), i);
            DoubleVector before = DoubleVector.fromArray(SPECIES, state.cosine(), i);
            DoubleVector x = DoubleVector.fromArray(SPECIES, m.x(), i);
            DoubleVector y = DoubleVector.fromArray(SPECIES, m.y(), i);
            DoubleVector z = DoubleVector.fromArray(SPECIES, m.z(), i);
            DoubleVector power = perSquare.mul(density.mul(density)).mul(one.sub(slope));
            DoubleVector cosine = x.fma(px, y.fma(py, z.mul(pz)));
            DoubleVector first = power.div(slope.fma(before, one)).sub(loss.mul(kelvin.sub(ambient)));
            DoubleVector then = kelvin.add(first);
            DoubleVector second = power.div(slope.fma(cosine, one)).sub(loss.mul(then.sub(ambient)));
            first.add(second).fma(half, kelvin).intoArray(state.kelvin(), i);
        }
    }

    @Override
    public void advance(DoubleTriple m, FullState state, DoubleTriple field, int count, FullLaw law, Vec3 anisotropy) {
        DoubleVector kx = DoubleVector.broadcast(SPECIES, anisotropy.x());
        DoubleVector ky = DoubleVector.broadcast(SPECIES, anisotropy.y());
        DoubleVector kz = DoubleVector.broadcast(SPECIES, anisotropy.z());
        DoubleVector sx = DoubleVector.broadcast(SPECIES, law.step().diagonal().x() - anisotropy.x());
        DoubleVector sy = DoubleVector.broadcast(SPECIES, law.step().diagonal().y() - anisotropy.y());
        DoubleVector sz = DoubleVector.broadcast(SPECIES, law.step().diagonal().z() - anisotropy.z());
        DoubleVector px = DoubleVector.broadcast(SPECIES, law.step().polarizer().x());
        DoubleVector py = DoubleVector.broadcast(SPECIES, law.step().polarizer().y());
        DoubleVector pz = DoubleVector.broadcast(SPECIES, law.step().polarizer().z());
        DoubleVector offset = DoubleVector.broadcast(SPECIES, law.pillarOffset());
        DoubleVector alpha = DoubleVector.broadcast(SPECIES, law.step().damping());
        DoubleVector fieldLike = DoubleVector.broadcast(SPECIES, law.step().fieldLike());
        DoubleVector dampingLike = DoubleVector.broadcast(SPECIES, law.step().dampingLike());
        DoubleVector qx =
                DoubleVector.broadcast(SPECIES, law.channel().polarizer().x());
        DoubleVector qy =
                DoubleVector.broadcast(SPECIES, law.channel().polarizer().y());
        DoubleVector qz =
                DoubleVector.broadcast(SPECIES, law.channel().polarizer().z());
        DoubleVector lx = DoubleVector.broadcast(SPECIES, law.channel().lean().x());
        DoubleVector ly = DoubleVector.broadcast(SPECIES, law.channel().lean().y());
        DoubleVector lz = DoubleVector.broadcast(SPECIES, law.channel().lean().z());
        DoubleVector channelOffset =
                DoubleVector.broadcast(SPECIES, law.channel().offset());
        DoubleVector channelFieldLike =
                DoubleVector.broadcast(SPECIES, law.channel().fieldLikeRatio());
        DoubleVector channelDampingLike = DoubleVector.broadcast(SPECIES, law.channelDampingLike());
        DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, m.x(), i);
            DoubleVector y = DoubleVector.fromArray(SPECIES, m.y(), i);
            DoubleVector z = DoubleVector.fromArray(SPECIES, m.z(), i);
            DoubleVector ratio = DoubleVector.fromArray(SPECIES, state.ratio(), i);
            DoubleVector drives = DoubleVector.fromArray(SPECIES, state.drive(), i);
            DoubleVector slope = DoubleVector.fromArray(SPECIES, state.slope(), i);
            DoubleVector channel = DoubleVector.fromArray(SPECIES, state.channelDrive(), i);
            DoubleVector bx = DoubleVector.fromArray(SPECIES, field.x(), i);
            DoubleVector by = DoubleVector.fromArray(SPECIES, field.y(), i);
            DoubleVector bz = DoubleVector.fromArray(SPECIES, field.z(), i);
            DoubleVector dx = ratio.fma(sx, kx);
            DoubleVector dy = ratio.fma(sy, ky);
            DoubleVector dz = ratio.fma(sz, kz);
            // predictor
            DoubleVector cosine1 = x.fma(px, y.fma(py, z.mul(pz)));
            DoubleVector a1 = drives.div(slope.fma(cosine1, offset));
            DoubleVector k1 = channel.div(x.fma(lx, y.fma(ly, z.fma(lz, channelOffset))));
            DoubleVector b1 = a1.mul(fieldLike);
            DoubleVector c1 = a1.mul(dampingLike);
            DoubleVector f1 = k1.mul(channelFieldLike);
            DoubleVector d1 = k1.mul(channelDampingLike);
            DoubleVector ex1 = f1.fma(qx, b1.fma(px, x.fma(dx, bx)));
            DoubleVector ey1 = f1.fma(qy, b1.fma(py, y.fma(dy, by)));
            DoubleVector ez1 = f1.fma(qz, b1.fma(pz, z.fma(dz, bz)));
            DoubleVector tx1 = alpha.fma(ex1, c1.fma(px, d1.mul(qx)));
            DoubleVector ty1 = alpha.fma(ey1, c1.fma(py, d1.mul(qy)));
            DoubleVector tz1 = alpha.fma(ez1, c1.fma(pz, d1.mul(qz)));
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
            DoubleVector cosine2 = gx.fma(px, gy.fma(py, gz.mul(pz)));
            DoubleVector a2 = drives.div(slope.fma(cosine2, offset));
            DoubleVector k2 = channel.div(gx.fma(lx, gy.fma(ly, gz.fma(lz, channelOffset))));
            DoubleVector b2 = a2.mul(fieldLike);
            DoubleVector c2 = a2.mul(dampingLike);
            DoubleVector f2 = k2.mul(channelFieldLike);
            DoubleVector d2 = k2.mul(channelDampingLike);
            DoubleVector ex2 = f2.fma(qx, b2.fma(px, gx.fma(dx, bx)));
            DoubleVector ey2 = f2.fma(qy, b2.fma(py, gy.fma(dy, by)));
            DoubleVector ez2 = f2.fma(qz, b2.fma(pz, gz.fma(dz, bz)));
            DoubleVector tx2 = alpha.fma(ex2, c2.fma(px, d2.mul(qx)));
            DoubleVector ty2 = alpha.fma(ey2, c2.fma(py, d2.mul(qy)));
            DoubleVector tz2 = alpha.fma(ez2, c2.fma(pz, d2.mul(qz)));
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
}
