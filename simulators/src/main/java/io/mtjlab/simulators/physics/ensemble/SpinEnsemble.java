package io.mtjlab.simulators.physics.ensemble;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.ThermalField;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * Many independent macrospins of one model, each under its own current, all in one field, by Heun's method with a fixed
 * step (Stratonovich where there is a temperature).
 *
 * <p>The heat bath of a spin is a function of seed, spin and step, so results do not depend on the number of threads,
 * nor on whether the Vector API is there. Without heating and without a channel; the easy axis is a coordinate axis.
 * Not thread-safe itself.
 */
public final class SpinEnsemble {

    /** Spins that a thread takes through all steps together: their state stays in the nearest cache. */
    private static final int BLOCK = 256;

    private final MacrospinModel model;
    private final Spins spins;
    private final StreamKey key;
    private final IntFunction<SpinKernel> kernels;
    private final double stepSeconds;
    private final double torqueTeslaPerDensity;
    private Vec3 fieldTesla = Vec3.ZERO;
    private long steps;

    /**
     * All spins at rest, without current.
     *
     * @param stepSeconds length of a step
     * @param streams the heat baths' seed
     */
    public SpinEnsemble(MacrospinModel model, int count, double stepSeconds, RandomStreams streams) {
        this(model, count, stepSeconds, streams, Kernels::best);
    }

    SpinEnsemble(
            MacrospinModel model,
            int count,
            double stepSeconds,
            RandomStreams streams,
            IntFunction<SpinKernel> kernels) {
        if (model.heating().isPresent()) {
            throw new IllegalArgumentException("an ensemble has no heating: take it out of the model " + model.name());
        }
        this.model = model;
        this.spins = Spins.of(count);
        this.key = StreamKey.of(streams);
        this.kernels = kernels;
        this.stepSeconds = stepSeconds;
        this.torqueTeslaPerDensity =
                SpinTorque.teslaAtFullEfficiency(model.equation().magnet(), 1);
        place(model.rest());
    }

    public int count() {
        return spins.count();
    }

    /** Points every spin along {@code direction}. */
    public void place(Vec3 direction) {
        for (int i = 0; i < count(); i++) {
            place(i, direction);
        }
    }

    public void place(int spin, Vec3 direction) {
        Vec3 m = direction.unit();
        spins.x()[spin] = m.x();
        spins.y()[spin] = m.y();
        spins.z()[spin] = m.z();
    }

    public Vec3 magnetization(int spin) {
        return new Vec3(spins.x()[spin], spins.y()[spin], spins.z()[spin]);
    }

    public double ohms(int spin) {
        return model.resistance().ohms(magnetization(spin));
    }

    /** From now on, this density in A/m^2 flows through one spin's pillar. */
    public void pillarCurrent(int spin, double amperesPerSquareMetre) {
        spins.torqueTesla()[spin] = torqueTeslaPerDensity * amperesPerSquareMetre;
    }

    /** From now on, this density in A/m^2 flows through every pillar. */
    public void pillarCurrent(double amperesPerSquareMetre) {
        Arrays.fill(spins.torqueTesla(), torqueTeslaPerDensity * amperesPerSquareMetre);
    }

    /** From now on, this field in tesla acts on all spins, besides what is built in. */
    public void field(Vec3 tesla) {
        fieldTesla = tesla;
    }

    /** Time since the beginning. */
    public double seconds() {
        return steps * stepSeconds;
    }

    /** Lets {@code count} steps pass, on as many threads as the common pool has. */
    public void advance(long count) {
        StepLaw law = law();
        int blocks = (count() + BLOCK - 1) / BLOCK;
        IntStream range = IntStream.range(0, blocks);
        (blocks > 1 ? range.parallel() : range).forEach(block -> advanceBlock(block, law, count));
        steps += count;
    }

    /** The same, on the calling thread alone. */
    public void advanceAlone(long count) {
        StepLaw law = law();
        for (int block = 0; block * BLOCK < count(); block++) {
            advanceBlock(block, law, count);
        }
        steps += count;
    }

    private StepLaw law() {
        double kelvin = model.kelvin();
        return StepLaw.of(
                model.equation().under(0, 0),
                model.builtIn().plus(fieldTesla),
                stepSeconds,
                kelvin > 0 ? ThermalField.sigmaTesla(model.equation().magnet(), kelvin, stepSeconds) : 0);
    }

    private void advanceBlock(int block, StepLaw law, long count) {
        int from = block * BLOCK;
        int to = Math.min(count(), from + BLOCK);
        SpinKernel kernel = kernels.apply(BLOCK);
        if (law.sigmaTesla() == 0) {
            for (long i = 0; i < count; i++) {
                kernel.advance(spins, from, to, law);
            }
            return;
        }
        Noise noise = Noise.of(to - from);
        for (long i = 0; i < count; i++) {
            kernel.normals(key, from, to - from, steps + i, noise);
            kernel.advance(spins, from, to, law, noise);
        }
    }
}
