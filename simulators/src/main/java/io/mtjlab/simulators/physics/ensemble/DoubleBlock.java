package io.mtjlab.simulators.physics.ensemble;

import java.util.Arrays;

import io.mtjlab.simulators.physics.ensemble.NormalSource.Scale;
import io.mtjlab.simulators.physics.ensemble.NormalSource.TwoSteps;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/** Spins in double precision. */
final class DoubleBlock implements Block {

    private final StreamKey key;
    private final int firstSpin;
    private final int count;
    private final DoubleKernel kernel;
    private final NormalSource normals;
    private final DoubleTriple m = DoubleTriple.of(SPINS);
    private final double[] drive = new double[SPINS];
    private final DoubleTriple field = DoubleTriple.of(SPINS);
    private final TwoSteps variates = TwoSteps.of(SPINS);

    DoubleBlock(StreamKey key, int firstSpin, int count, Kernels kernels) {
        this.key = key;
        this.firstSpin = firstSpin;
        this.count = count;
        this.kernel = kernels.doubles();
        this.normals = kernels.normals(SPINS);
    }

    @Override
    public Vec3 magnetization(int spin) {
        return new Vec3(m.x()[spin], m.y()[spin], m.z()[spin]);
    }

    @Override
    public void place(int spin, Vec3 direction) {
        m.x()[spin] = direction.x();
        m.y()[spin] = direction.y();
        m.z()[spin] = direction.z();
    }

    @Override
    public void pillarCurrent(int spin, double amperesPerSquareMetre, double value) {
        drive[spin] = value;
    }

    @Override
    public void advance(FullLaw all, long step, long steps) {
        StepLaw law = all.step();
        Vec3 applied = law.applied();
        Arrays.fill(field.x(), applied.x());
        Arrays.fill(field.y(), applied.y());
        Arrays.fill(field.z(), applied.z());
        for (long i = step; i < step + steps; i++) {
            if (law.heat() != 0) {
                if (i == step || (i & 1) == 0) {
                    normals.write(key, firstSpin, count, i >> 1, Scale.STANDARD, variates);
                }
                FloatTriple now = variates.at(i);
                kernel.field(now.x(), law.heat(), applied.x(), field.x(), count);
                kernel.field(now.y(), law.heat(), applied.y(), field.y(), count);
                kernel.field(now.z(), law.heat(), applied.z(), field.z(), count);
            }
            kernel.advance(m, drive, field, count, law);
        }
    }
}
