package io.mtjlab.simulators.physics.ensemble;

import io.mtjlab.simulators.physics.macrospin.Vec3;

/** Spin by spin, in plain Java: line by line what {@code VectorFullKernel} does. */
final class PlainFullKernel implements FullKernel {

    @Override
    public void warm(DoubleTriple m, FullState state, int count, FullLaw law, FullLaw.Heat heat) {
        Vec3 p = law.step().polarizer();
        double px = p.x();
        double py = p.y();
        double pz = p.z();
        double curie = heat.curieKelvin();
        double perShare = heat.perShare();
        double cold = heat.polarization();
        double perDensity = law.pillarPerDensity();
        double perChannel = law.channel().drive();
        double perRoot = heat.fieldPerRootKelvin();
        for (int i = 0; i < count; i++) {
            double kelvin = state.kelvin()[i];
            double t = kelvin / curie;
            double ratio = Math.max(1 - t * Math.sqrt(t), 0) * perShare;
            double polarization = cold * (ratio * Math.sqrt(ratio));
            double per = 1 / ratio;
            state.ratio()[i] = ratio;
            state.drive()[i] = (polarization + polarization) * (perDensity * state.density()[i]) * per;
            state.slope()[i] = -(polarization * polarization);
            state.channelDrive()[i] = perChannel * state.channelDensity()[i] * per;
            state.deviation()[i] = perRoot * Math.sqrt(kelvin * per);
            state.cosine()[i] = Math.fma(m.x()[i], px, Math.fma(m.y()[i], py, m.z()[i] * pz));
        }
    }

    @Override
    public void field(float[] variates, double[] deviation, double mean, double[] field, int count) {
        for (int i = 0; i < count; i++) {
            field[i] = Math.fma(deviation[i], variates[i], mean);
        }
    }

    @Override
    public void cool(DoubleTriple m, FullState state, int count, FullLaw law, FullLaw.Heat heat) {
        Vec3 p = law.step().polarizer();
        double px = p.x();
        double py = p.y();
        double pz = p.z();
        double perSquare = heat.kelvinPerSquareDensity();
        double loss = heat.lossShare();
        double ambient = heat.ambientKelvin();
        double half = 0.5;
        for (int i = 0; i < count; i++) {
            double kelvin = state.kelvin()[i];
            double slope = state.slope()[i];
            double density = state.density()[i];
            double power = perSquare * (density * density) * (1 - slope);
            double cosine = Math.fma(m.x()[i], px, Math.fma(m.y()[i], py, m.z()[i] * pz));
            double first = power / Math.fma(slope, state.cosine()[i], 1) - loss * (kelvin - ambient);
            double then = kelvin + first;
            double second = power / Math.fma(slope, cosine, 1) - loss * (then - ambient);
            state.kelvin()[i] = Math.fma(first + second, half, kelvin);
        }
    }

    @Override
    public void advance(DoubleTriple m, FullState state, DoubleTriple field, int count, FullLaw law, Vec3 anisotropy) {
        double kx = anisotropy.x();
        double ky = anisotropy.y();
        double kz = anisotropy.z();
        double sx = law.step().diagonal().x() - anisotropy.x();
        double sy = law.step().diagonal().y() - anisotropy.y();
        double sz = law.step().diagonal().z() - anisotropy.z();
        double px = law.step().polarizer().x();
        double py = law.step().polarizer().y();
        double pz = law.step().polarizer().z();
        double offset = law.pillarOffset();
        double alpha = law.step().damping();
        double fieldLike = law.step().fieldLike();
        double dampingLike = law.step().dampingLike();
        double qx = law.channel().polarizer().x();
        double qy = law.channel().polarizer().y();
        double qz = law.channel().polarizer().z();
        double lx = law.channel().lean().x();
        double ly = law.channel().lean().y();
        double lz = law.channel().lean().z();
        double channelOffset = law.channel().offset();
        double channelFieldLike = law.channel().fieldLikeRatio();
        double channelDampingLike = law.channelDampingLike();
        double half = 0.5;
        for (int i = 0; i < count; i++) {
            double x = m.x()[i];
            double y = m.y()[i];
            double z = m.z()[i];
            double ratio = state.ratio()[i];
            double drives = state.drive()[i];
            double slope = state.slope()[i];
            double channel = state.channelDrive()[i];
            double bx = field.x()[i];
            double by = field.y()[i];
            double bz = field.z()[i];
            double dx = Math.fma(ratio, sx, kx);
            double dy = Math.fma(ratio, sy, ky);
            double dz = Math.fma(ratio, sz, kz);
            // predictor
            double cosine1 = Math.fma(x, px, Math.fma(y, py, z * pz));
            double a1 = drives / Math.fma(slope, cosine1, offset);
            double k1 = channel / Math.fma(x, lx, Math.fma(y, ly, Math.fma(z, lz, channelOffset)));
            double b1 = a1 * fieldLike;
            double c1 = a1 * dampingLike;
            double f1 = k1 * channelFieldLike;
            double d1 = k1 * channelDampingLike;
            double ex1 = Math.fma(f1, qx, Math.fma(b1, px, Math.fma(x, dx, bx)));
            double ey1 = Math.fma(f1, qy, Math.fma(b1, py, Math.fma(y, dy, by)));
            double ez1 = Math.fma(f1, qz, Math.fma(b1, pz, Math.fma(z, dz, bz)));
            double tx1 = Math.fma(alpha, ex1, Math.fma(c1, px, d1 * qx));
            double ty1 = Math.fma(alpha, ey1, Math.fma(c1, py, d1 * qy));
            double tz1 = Math.fma(alpha, ez1, Math.fma(c1, pz, d1 * qz));
            double nx1 = -x;
            double ny1 = -y;
            double nz1 = -z;
            double ux1 = Math.fma(y, tz1, Math.fma(nz1, ty1, ex1));
            double uy1 = Math.fma(z, tx1, Math.fma(nx1, tz1, ey1));
            double uz1 = Math.fma(x, ty1, Math.fma(ny1, tx1, ez1));
            double rx1 = Math.fma(y, uz1, nz1 * uy1);
            double ry1 = Math.fma(z, ux1, nx1 * uz1);
            double rz1 = Math.fma(x, uy1, ny1 * ux1);
            double gx = x + rx1;
            double gy = y + ry1;
            double gz = z + rz1;
            // corrector
            double cosine2 = Math.fma(gx, px, Math.fma(gy, py, gz * pz));
            double a2 = drives / Math.fma(slope, cosine2, offset);
            double k2 = channel / Math.fma(gx, lx, Math.fma(gy, ly, Math.fma(gz, lz, channelOffset)));
            double b2 = a2 * fieldLike;
            double c2 = a2 * dampingLike;
            double f2 = k2 * channelFieldLike;
            double d2 = k2 * channelDampingLike;
            double ex2 = Math.fma(f2, qx, Math.fma(b2, px, Math.fma(gx, dx, bx)));
            double ey2 = Math.fma(f2, qy, Math.fma(b2, py, Math.fma(gy, dy, by)));
            double ez2 = Math.fma(f2, qz, Math.fma(b2, pz, Math.fma(gz, dz, bz)));
            double tx2 = Math.fma(alpha, ex2, Math.fma(c2, px, d2 * qx));
            double ty2 = Math.fma(alpha, ey2, Math.fma(c2, py, d2 * qy));
            double tz2 = Math.fma(alpha, ez2, Math.fma(c2, pz, d2 * qz));
            double nx2 = -gx;
            double ny2 = -gy;
            double nz2 = -gz;
            double ux2 = Math.fma(gy, tz2, Math.fma(nz2, ty2, ex2));
            double uy2 = Math.fma(gz, tx2, Math.fma(nx2, tz2, ey2));
            double uz2 = Math.fma(gx, ty2, Math.fma(ny2, tx2, ez2));
            double rx2 = Math.fma(gy, uz2, nz2 * uy2);
            double ry2 = Math.fma(gz, ux2, nx2 * uz2);
            double rz2 = Math.fma(gx, uy2, ny2 * ux2);
            double hx = Math.fma(rx1 + rx2, half, x);
            double hy = Math.fma(ry1 + ry2, half, y);
            double hz = Math.fma(rz1 + rz2, half, z);
            double shrink = 1 / Math.sqrt(Math.fma(hx, hx, Math.fma(hy, hy, hz * hz)));
            m.x()[i] = shrink * hx;
            m.y()[i] = shrink * hy;
            m.z()[i] = shrink * hz;
        }
    }
}
