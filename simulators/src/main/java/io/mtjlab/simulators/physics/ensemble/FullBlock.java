package io.mtjlab.simulators.physics.ensemble;

import java.util.Arrays;

import io.mtjlab.simulators.physics.ensemble.NormalSource.Scale;
import io.mtjlab.simulators.physics.ensemble.NormalSource.TwoSteps;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/** Spins above a channel, or that their currents heat, in double precision. */
final class FullBlock implements Block {

    private final StreamKey key;
    private final int firstSpin;
    private final int count;
    private final FullKernel kernel;
    private final DoubleKernel cold;
    private final NormalSource normals;
    private final DoubleTriple m = DoubleTriple.of(SPINS);
    private final FullState state = FullState.of(SPINS);
    private final DoubleTriple field = DoubleTriple.of(SPINS);
    private final TwoSteps variates = TwoSteps.of(SPINS);

    /** @param kelvin at which they begin */
    FullBlock(StreamKey key, int firstSpin, int count, Kernels kernels, double kelvin) {
        this.key = key;
        this.firstSpin = firstSpin;
        this.count = count;
        this.kernel = kernels.full();
        this.cold = kernels.doubles();
        this.normals = kernels.normals(SPINS);
        Arrays.fill(state.kelvin(), kelvin);
        Arrays.fill(state.ratio(), 1);
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
    public void pillarCurrent(int spin, double amperesPerSquareMetre, double drive) {
        state.density()[spin] = amperesPerSquareMetre;
    }

    void channelCurrent(int spin, double amperesPerSquareMetre) {
        state.channelDensity()[spin] = amperesPerSquareMetre;
    }

    void temperature(double kelvin) {
        Arrays.fill(state.kelvin(), kelvin);
    }

    double kelvin(int spin) {
        return state.kelvin()[spin];
    }

    @Override
    public void advance(FullLaw law, long step, long steps) {
        Vec3 applied = law.step().applied();
        Arrays.fill(field.x(), applied.x());
        Arrays.fill(field.y(), applied.y());
        Arrays.fill(field.z(), applied.z());
        if (law.heat().isEmpty()) {
            torques(law);
        }
        Vec3 anisotropy = law.heat().map(FullLaw.Heat::anisotropy).orElse(Vec3.ZERO);
        for (long i = step; i < step + steps; i++) {
            law.heat().ifPresent(heat -> kernel.warm(m, state, count, law, heat));
            if (law.heat().isPresent() || law.step().heat() != 0) {
                if (i == step || (i & 1) == 0) {
                    normals.write(key, firstSpin, count, i >> 1, Scale.STANDARD, variates);
                }
                shake(law, variates.at(i));
            }
            kernel.advance(m, state, field, count, law, anisotropy);
            law.heat().ifPresent(heat -> kernel.cool(m, state, count, law, heat));
        }
    }

    /** Where nothing heats the torques go with the currents alone. */
    private void torques(FullLaw law) {
        for (int i = 0; i < count; i++) {
            state.drive()[i] = law.pillarPerDensity() * state.density()[i];
            state.slope()[i] = law.slope();
            state.channelDrive()[i] = law.channel().drive() * state.channelDensity()[i];
        }
    }

    private void shake(FullLaw law, FloatTriple now) {
        Vec3 applied = law.step().applied();
        if (law.heat().isPresent()) {
            kernel.field(now.x(), state.deviation(), applied.x(), field.x(), count);
            kernel.field(now.y(), state.deviation(), applied.y(), field.y(), count);
            kernel.field(now.z(), state.deviation(), applied.z(), field.z(), count);
        } else {
            double deviation = law.step().heat();
            cold.field(now.x(), deviation, applied.x(), field.x(), count);
            cold.field(now.y(), deviation, applied.y(), field.y(), count);
            cold.field(now.z(), deviation, applied.z(), field.z(), count);
        }
    }
}
