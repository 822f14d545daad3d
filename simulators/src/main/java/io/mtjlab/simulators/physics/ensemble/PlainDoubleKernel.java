package io.mtjlab.simulators.physics.ensemble;

/** Spin by spin, in plain Java: line by line what {@code VectorDoubleKernel} does. */
final class PlainDoubleKernel implements DoubleKernel {

    @Override
    public void advance(DoubleTriple m, double[] drive, DoubleTriple field, int count, StepLaw law) {
        double dx = law.diagonal().x();
        double dy = law.diagonal().y();
        double dz = law.diagonal().z();
        double px = law.polarizer().x();
        double py = law.polarizer().y();
        double pz = law.polarizer().z();
        double lx = law.lean().x();
        double ly = law.lean().y();
        double lz = law.lean().z();
        double offset = law.offset();
        double alpha = law.damping();
        double fieldLike = law.fieldLike();
        double dampingLike = law.dampingLike();
        double half = 0.5;
        for (int i = 0; i < count; i++) {
            double x = m.x()[i];
            double y = m.y()[i];
            double z = m.z()[i];
            double drives = drive[i];
            double bx = field.x()[i];
            double by = field.y()[i];
            double bz = field.z()[i];
            // predictor
            double a1 = drives / Math.fma(x, lx, Math.fma(y, ly, Math.fma(z, lz, offset)));
            double b1 = a1 * fieldLike;
            double c1 = a1 * dampingLike;
            double ex1 = Math.fma(b1, px, Math.fma(x, dx, bx));
            double ey1 = Math.fma(b1, py, Math.fma(y, dy, by));
            double ez1 = Math.fma(b1, pz, Math.fma(z, dz, bz));
            double tx1 = Math.fma(alpha, ex1, c1 * px);
            double ty1 = Math.fma(alpha, ey1, c1 * py);
            double tz1 = Math.fma(alpha, ez1, c1 * pz);
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
            double a2 = drives / Math.fma(gx, lx, Math.fma(gy, ly, Math.fma(gz, lz, offset)));
            double b2 = a2 * fieldLike;
            double c2 = a2 * dampingLike;
            double ex2 = Math.fma(b2, px, Math.fma(gx, dx, bx));
            double ey2 = Math.fma(b2, py, Math.fma(gy, dy, by));
            double ez2 = Math.fma(b2, pz, Math.fma(gz, dz, bz));
            double tx2 = Math.fma(alpha, ex2, c2 * px);
            double ty2 = Math.fma(alpha, ey2, c2 * py);
            double tz2 = Math.fma(alpha, ez2, c2 * pz);
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

    @Override
    public void field(float[] variates, double deviation, double mean, double[] field, int count) {
        for (int i = 0; i < count; i++) {
            field[i] = Math.fma(deviation, variates[i], mean);
        }
    }
}
