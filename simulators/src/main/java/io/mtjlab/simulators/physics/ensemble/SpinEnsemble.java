package io.mtjlab.simulators.physics.ensemble;

import java.util.stream.IntStream;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.JouleHeating;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * Many independent macrospins of one model, each under its own currents, all in one field, by Heun's method with a fixed
 * step (Stratonovich where there is a temperature).
 *
 * <p>The heat bath of a spin is a function of seed, spin and step, so results do not depend on the number of threads,
 * nor on whether the Vector API is there. Spins that their currents heat ({@link JouleHeating}), or that lie above a
 * channel with a current of their own, are computed in double precision alone. The easy axis is a coordinate axis. Not
 * thread-safe itself.
 */
public final class SpinEnsemble {

    private final MacrospinModel model;
    private final StreamKey key;
    private final Precision precision;
    private final Kernels kernels;
    private final double[] pillar;
    private final int count;
    private final Block[] blocks;
    private final double stepSeconds;
    private final double drivePerDensity;
    private FullLaw law;
    private boolean full;
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
        this.model = model;
        this.count = count;
        this.stepSeconds = stepSeconds;
        this.precision = precision;
        this.kernels = kernels;
        this.pillar = new double[count];
        this.law = FullLaw.of(model, Vec3.ZERO, stepSeconds);
        this.drivePerDensity = law.step().drivePerTesla()
                * SpinTorque.teslaAtFullEfficiency(model.equation().magnet(), 1);
        this.key = StreamKey.of(streams);
        this.blocks = new Block[(count + Block.SPINS - 1) / Block.SPINS];
        this.full = model.heating().isPresent();
        if (full) {
            requireDouble("heated spins");
        }
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = newBlock(b);
        }
        place(model.rest());
    }

    private void requireDouble(String what) {
        if (precision != Precision.DOUBLE) {
            throw new IllegalArgumentException(what + " are computed in double precision, not in single");
        }
    }

    private Block newBlock(int index) {
        int first = index * Block.SPINS;
        int spins = Math.min(Block.SPINS, count - first);
        if (full) {
            double kelvin = model.heating().map(JouleHeating::ambientKelvin).orElse(model.kelvin());
            return new FullBlock(key, first, spins, kernels, kelvin);
        }
        return precision == Precision.SINGLE
                ? new FloatBlock(key, first, spins, kernels)
                : new DoubleBlock(key, first, spins, kernels);
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
        block(spin).pillarCurrent(spin % Block.SPINS, amperesPerSquareMetre, drivePerDensity * amperesPerSquareMetre);
        pillar[spin] = amperesPerSquareMetre;
    }

    /**
     * From now on, this density in A/m^2 flows in the channel below one spin.
     *
     * @throws IllegalArgumentException in single precision
     */
    public void channelCurrent(int spin, double amperesPerSquareMetre) {
        if (!full) {
            requireDouble("spins above a channel");
            full = true;
            for (int b = 0; b < blocks.length; b++) {
                replace(b);
            }
        }
        if (block(spin) instanceof FullBlock block) {
            block.channelCurrent(spin % Block.SPINS, amperesPerSquareMetre);
        }
    }

    private void replace(int index) {
        Block before = blocks[index];
        blocks[index] = newBlock(index);
        int first = index * Block.SPINS;
        for (int i = 0; i < Math.min(Block.SPINS, count - first); i++) {
            place(first + i, before.magnetization(i));
            pillarCurrent(first + i, pillar[first + i]);
        }
    }

    /** From now on, this density in A/m^2 flows in every channel. */
    public void channelCurrent(double amperesPerSquareMetre) {
        for (int i = 0; i < count; i++) {
            channelCurrent(i, amperesPerSquareMetre);
        }
    }

    /** Heated spins have this temperature now; others have that of their model. */
    public void temperature(double kelvin) {
        for (Block block : blocks) {
            if (block instanceof FullBlock heated) {
                heated.temperature(kelvin);
            }
        }
    }

    /** The temperature of one spin. */
    public double kelvin(int spin) {
        return block(spin) instanceof FullBlock block ? block.kelvin(spin % Block.SPINS) : model.kelvin();
    }

    /** From now on, this density in A/m^2 flows through every pillar. */
    public void pillarCurrent(double amperesPerSquareMetre) {
        for (int i = 0; i < count; i++) {
            pillarCurrent(i, amperesPerSquareMetre);
        }
    }

    /** From now on, this field in tesla acts on all spins, besides what is built in. */
    public void field(Vec3 tesla) {
        law = FullLaw.of(model, tesla, stepSeconds);
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
