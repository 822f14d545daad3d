package io.mtjlab.simulators.physics.ensemble;

import java.util.stream.IntStream;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
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

    private final MacrospinModel model;
    private final int count;
    private final Block[] blocks;
    private final double stepSeconds;
    private final double drivePerDensity;
    private StepLaw law;
    private long steps;

    /**
     * All spins at rest, without current, in double precision.
     *
     * @param stepSeconds length of a step
     * @param streams the heat baths' seed
     */
    public SpinEnsemble(MacrospinModel model, int count, double stepSeconds, RandomStreams streams) {
        this(model, count, stepSeconds, streams, Precision.DOUBLE);
    }

    /** All spins at rest, without current. */
    public SpinEnsemble(
            MacrospinModel model, int count, double stepSeconds, RandomStreams streams, Precision precision) {
        this(model, count, stepSeconds, streams, precision, Kernels.best());
    }

    SpinEnsemble(
            MacrospinModel model,
            int count,
            double stepSeconds,
            RandomStreams streams,
            Precision precision,
            Kernels kernels) {
        if (model.heating().isPresent()) {
            throw new IllegalArgumentException("an ensemble has no heating: take it out of the model " + model.name());
        }
        this.model = model;
        this.count = count;
        this.stepSeconds = stepSeconds;
        this.law = StepLaw.of(model, Vec3.ZERO, stepSeconds);
        this.drivePerDensity = law.drivePerTesla()
                * SpinTorque.teslaAtFullEfficiency(model.equation().magnet(), 1);
        StreamKey key = StreamKey.of(streams);
        this.blocks = new Block[(count + Block.SPINS - 1) / Block.SPINS];
        for (int b = 0; b < blocks.length; b++) {
            int first = b * Block.SPINS;
            int spins = Math.min(Block.SPINS, count - first);
            blocks[b] = precision == Precision.SINGLE
                    ? new FloatBlock(key, first, spins, kernels)
                    : new DoubleBlock(key, first, spins, kernels);
        }
        place(model.rest());
    }

    public int count() {
        return count;
    }

    /** Points every spin along {@code direction}. */
    public void place(Vec3 direction) {
        for (int i = 0; i < count; i++) {
            place(i, direction);
        }
    }

    public void place(int spin, Vec3 direction) {
        block(spin).place(spin % Block.SPINS, direction.unit());
    }

    public Vec3 magnetization(int spin) {
        return block(spin).magnetization(spin % Block.SPINS);
    }

    public double ohms(int spin) {
        return model.resistance().ohms(magnetization(spin));
    }

    /** From now on, this density in A/m^2 flows through one spin's pillar. */
    public void pillarCurrent(int spin, double amperesPerSquareMetre) {
        block(spin).drive(spin % Block.SPINS, drivePerDensity * amperesPerSquareMetre);
    }

    /** From now on, this density in A/m^2 flows through every pillar. */
    public void pillarCurrent(double amperesPerSquareMetre) {
        for (int i = 0; i < count; i++) {
            pillarCurrent(i, amperesPerSquareMetre);
        }
    }

    /** From now on, this field in tesla acts on all spins, besides what is built in. */
    public void field(Vec3 tesla) {
        law = StepLaw.of(model, tesla, stepSeconds);
    }

    /** Time since the beginning. */
    public double seconds() {
        return steps * stepSeconds;
    }

    /** Lets {@code some} steps pass, on as many threads as the common pool has. */
    public void advance(long some) {
        IntStream range = IntStream.range(0, blocks.length);
        (blocks.length > 1 ? range.parallel() : range).forEach(b -> blocks[b].advance(law, steps, some));
        steps += some;
    }

    /** The same, on the calling thread alone. */
    public void advanceAlone(long some) {
        for (Block block : blocks) {
            block.advance(law, steps, some);
        }
        steps += some;
    }

    private Block block(int spin) {
        if (spin < 0 || spin >= count) {
            throw new IndexOutOfBoundsException("spin " + spin + " of " + count);
        }
        return blocks[spin / Block.SPINS];
    }
}
