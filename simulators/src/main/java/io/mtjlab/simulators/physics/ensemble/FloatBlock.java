package io.mtjlab.simulators.physics.ensemble;

import java.util.Arrays;

import io.mtjlab.simulators.physics.ensemble.NormalSource.Scale;
import io.mtjlab.simulators.physics.ensemble.NormalSource.TwoSteps;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/** Spins in single precision. */
final class FloatBlock implements Block {

    private final StreamKey key;
    private final int firstSpin;
    private final int count;
    private final FloatKernel kernel;
    private final NormalSource normals;
    private final FloatTriple m = FloatTriple.of(SPINS);
    private final float[] drive = new float[SPINS];
    private final TwoSteps fields = TwoSteps.of(SPINS);

    FloatBlock(StreamKey key, int firstSpin, int count, Kernels kernels) {
        this.key = key;
        this.firstSpin = firstSpin;
        this.count = count;
        this.kernel = kernels.singles();
        this.normals = kernels.normals(SPINS);
    }

    @Override
    public Vec3 magnetization(int spin) {
        return new Vec3(m.x()[spin], m.y()[spin], m.z()[spin]);
    }

    @Override
    public void place(int spin, Vec3 direction) {
        m.x()[spin] = (float) direction.x();
        m.y()[spin] = (float) direction.y();
        m.z()[spin] = (float) direction.z();
    }

    @Override
    public void pillarCurrent(int spin, double amperesPerSquareMetre, double value) {
        drive[spin] = (float) value;
    }

    @Override
    public void advance(FullLaw all, long step, long steps) {
        StepLaw law = all.step();
        Vec3 applied = law.applied();
        if (law.heat() == 0) {
            FloatTriple field = fields.even();
            Arrays.fill(field.x(), (float) applied.x());
            Arrays.fill(field.y(), (float) applied.y());
            Arrays.fill(field.z(), (float) applied.z());
            for (long i = 0; i < steps; i++) {
                kernel.advance(m, drive, field, count, law);
            }
            return;
        }
        Scale scale = new Scale((float) law.heat(), (float) applied.x(), (float) applied.y(), (float) applied.z());
        for (long i = step; i < step + steps; i++) {
            if (i == step || (i & 1) == 0) {
                normals.write(key, firstSpin, count, i >> 1, scale, fields);
            }
            kernel.advance(m, drive, fields.at(i), count, law);
        }
    }
}
