package io.mtjlab.simulators.physics.ensemble;

import io.mtjlab.simulators.physics.macrospin.DrivenEquation;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/** Spin by spin, by the macrospin's own equation and integrator. */
final class PlainKernel implements SpinKernel {

    @Override
    public void normals(StreamKey key, int firstSpin, int count, long step, Noise noise) {
        for (int i = 0; i < count; i++) {
            SpinNormals.write(key, firstSpin + i, step, noise, i);
        }
    }

    @Override
    public void advance(Spins spins, int from, int to, StepLaw law) {
        for (int i = from; i < to; i++) {
            advance(spins, i, law, law.appliedTesla());
        }
    }

    @Override
    public void advance(Spins spins, int from, int to, StepLaw law, Noise noise) {
        advance(spins, from, to, law, noise, 0);
    }

    /** @param firstNoise place of the first spin's noise */
    void advance(Spins spins, int from, int to, StepLaw law, Noise noise, int firstNoise) {
        for (int i = from; i < to; i++) {
            int n = firstNoise + i - from;
            Vec3 heat = new Vec3(noise.x()[n], noise.y()[n], noise.z()[n]);
            advance(spins, i, law, law.appliedTesla().plus(law.sigmaTesla(), heat));
        }
    }

    private static void advance(Spins spins, int i, StepLaw law, Vec3 field) {
        DrivenEquation equation = law.equation(spins.torqueTesla()[i]);
        Vec3 m = new Vec3(spins.x()[i], spins.y()[i], spins.z()[i]);
        Vec3 next = Integrator.HEUN.step((t, at) -> equation.rate(at, field), 0, m, law.stepSeconds());
        spins.x()[i] = next.x();
        spins.y()[i] = next.y();
        spins.z()[i] = next.z();
    }
}
