package io.mtjlab.simulators.physics.ensemble;

/** Spin by spin, in plain Java: line by line what {@code VectorFloatKernel} does. */
final class PlainFloatKernel implements FloatKernel {

    @Override
    public void advance(FloatTriple m, float[] drive, FloatTriple field, int count, StepLaw law) {
        float dx = (float) law.diagonal().x();
        float dy = (float) law.diagonal().y();
        float dz = (float) law.diagonal().z();
        float px = (float) law.polarizer().x();
        float py = (float) law.polarizer().y();
        float pz = (float) law.polarizer().z();
        float lx = (float) law.lean().x();
        float ly = (float) law.lean().y();
        float lz = (float) law.lean().z();
        float offset = (float) law.offset();
        float alpha = (float) law.damping();
        float fieldLike = (float) law.fieldLike();
        float dampingLike = (float) law.dampingLike();
        float half = 0.5f;
        for (int i = 0; i < count; i++) {
            float x = m.x()[i];
            float y = m.y()[i];
            float z = m.z()[i];
            float drives = drive[i];
            float bx = field.x()[i];
            float by = field.y()[i];
            float bz = field.z()[i];
            // predictor
            float a1 = drives / Math.fma(x, lx, Math.fma(y, ly, Math.fma(z, lz, offset)));
            float b1 = a1 * fieldLike;
            float c1 = a1 * dampingLike;
            float ex1 = Math.fma(b1, px, Math.fma(x, dx, bx));
            float ey1 = Math.fma(b1, py, Math.fma(y, dy, by));
            float ez1 = Math.fma(b1, pz, Math.fma(z, dz, bz));
            float tx1 = Math.fma(alpha, ex1, c1 * px);
            float ty1 = Math.fma(alpha, ey1, c1 * py);
            float tz1 = Math.fma(alpha, ez1, c1 * pz);
            float nx1 = -x;
            float ny1 = -y;
            float nz1 = -z;
            float ux1 = Math.fma(y, tz1, Math.fma(nz1, ty1, ex1));
            float uy1 = Math.fma(z, tx1, Math.fma(nx1, tz1, ey1));
            float uz1 = Math.fma(x, ty1, Math.fma(ny1, tx1, ez1));
            float rx1 = Math.fma(y, uz1, nz1 * uy1);
            float ry1 = Math.fma(z, ux1, nx1 * uz1);
            float rz1 = Math.fma(x, uy1, ny1 * ux1);
            float gx = x + rx1;
            float gy = y + ry1;
            float gz = z + rz1;
            // corrector
            float a2 = drives / Math.fma(gx, lx, Math.fma(gy, ly, Math.fma(gz, lz, offset)));
            float b2 = a2 * fieldLike;
            float c2 = a2 * dampingLike;
            float ex2 = Math.fma(b2, px, Math.fma(gx, dx, bx));
            float ey2 = Math.fma(b2, py, Math.fma(gy, dy, by));
            float ez2 = Math.fma(b2, pz, Math.fma(gz, dz, bz));
            float tx2 = Math.fma(alpha, ex2, c2 * px);
            float ty2 = Math.fma(alpha, ey2, c2 * py);
            float tz2 = Math.fma(alpha, ez2, c2 * pz);
            float nx2 = -gx;
            float ny2 = -gy;
            float nz2 = -gz;
            float ux2 = Math.fma(gy, tz2, Math.fma(nz2, ty2, ex2));
            float uy2 = Math.fma(gz, tx2, Math.fma(nx2, tz2, ey2));
            float uz2 = Math.fma(gx, ty2, Math.fma(ny2, tx2, ez2));
            float rx2 = Math.fma(gy, uz2, nz2 * uy2);
            float ry2 = Math.fma(gz, ux2, nx2 * uz2);
            float rz2 = Math.fma(gx, uy2, ny2 * ux2);
            float hx = Math.fma(rx1 + rx2, half, x);
            float hy = Math.fma(ry1 + ry2, half, y);
            float hz = Math.fma(rz1 + rz2, half, z);
            float shrink = 1 / (float) Math.sqrt(Math.fma(hx, hx, Math.fma(hy, hy, hz * hz)));
            m.x()[i] = shrink * hx;
            m.y()[i] = shrink * hy;
            m.z()[i] = shrink * hz;
        }
    }
}
