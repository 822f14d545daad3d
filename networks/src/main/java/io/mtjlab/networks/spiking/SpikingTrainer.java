package io.mtjlab.networks.spiking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.matrix.Blas;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.training.Checkpoint;
import io.mtjlab.networks.training.History;
import io.mtjlab.networks.training.NonFiniteLoss;
import io.mtjlab.networks.training.Order;
import io.mtjlab.networks.training.Recipe;
import io.mtjlab.networks.training.TrainingProgress;

/**
 * Trains a spiking network by backpropagation through time with surrogate gradients and Adam (b1 is the recipe's
 * momentum); the loss is the cross-entropy of the softmax of the last layer's spike counts.
 *
 * <pre>{@code
 * SpikingNetwork network = SpikingNetwork.of(WallNeuron.of(12, 0.3), streams, 784, 128, 10);
 * SpikingTrainer trainer = new SpikingTrainer(compute, new SpikingTrainer.Task(Encoding.RATE, 40,
 *         SurrogateGradient.DEFAULT), new Recipe(100, 1e-3, 0.9, List.of()), streams);
 * History history = trainer.train(network, data.train(), 5);
 * double accuracy = trainer.accuracy(network, data.test(), "test");
 * }</pre>
 *
 * Same settings, same bytes, with any number of threads, and whether or not training was interrupted between.
 */
public final class SpikingTrainer {

    /** Blocks that a batch is cut into, each computed by one thread; part of the result's bytes. */
    private static final int BLOCKS = 4;

    private final Compute compute;
    private final Task task;
    private final Recipe recipe;
    private final RandomStreams streams;
    private final String curve;
    private final Optional<Checkpoint> checkpoint;
    private final TrainingProgress progress;

    /**
     * How images are shown and learnt.
     *
     * @param steps T that an image is shown
     */
    public record Task(Encoding encoding, int steps, SurrogateGradient surrogate) {
        public Task {
            if (steps < 2 || steps > 1000) {
                throw new InvalidInput("images shown for " + steps + " steps; 2 to 1000 expected");
            }
        }
    }

    /** @param streams {@code order, epoch} shuffles the images, {@code spikes, epoch} draws spikes and noise */
    public SpikingTrainer(Compute compute, Task task, Recipe recipe, RandomStreams streams) {
        this(compute, task, recipe, streams, "network", Optional.empty(), TrainingProgress.SILENT);
    }

    private SpikingTrainer(
            Compute compute,
            Task task,
            Recipe recipe,
            RandomStreams streams,
            String curve,
            Optional<Checkpoint> checkpoint,
            TrainingProgress progress) {
        this.compute = compute;
        this.task = task;
        this.recipe = recipe;
        this.streams = streams;
        this.curve = curve;
        this.checkpoint = checkpoint;
        this.progress = progress;
    }

    /** A name for messages and progress. */
    public SpikingTrainer named(String name) {
        return new SpikingTrainer(compute, task, recipe, streams, name, checkpoint, progress);
    }

    /** Saves every epoch, and goes on from where the file says. */
    public SpikingTrainer resumingFrom(Checkpoint file) {
        return new SpikingTrainer(compute, task, recipe, streams, curve, Optional.of(file), progress);
    }

    public SpikingTrainer reportingTo(TrainingProgress listener) {
        return new SpikingTrainer(compute, task, recipe, streams, curve, checkpoint, listener);
    }

    /**
     * Trains until {@code epochs} epochs are done, those of a checkpoint included. Images left over after the last whole
     * batch of an epoch are left out; the order changes from epoch to epoch.
     *
     * @throws NonFiniteLoss if the loss is no number any more; {@code network} then holds the last good weights
     */
    public History train(SpikingNetwork network, LabelledImages images, int epochs) {
        requireFit(network, images);
        int batch = Math.min(recipe.batchSize(), images.count());
        BlockPass[] blocks = blocks(network, batch);
        int[] begins = begins(blocks);
        Adam adam = new Adam(network.weights(), recipe.momentum());
        Checkpoint.State state = new Checkpoint.State(network.weights(), adam.state());
        History history = checkpoint.map(c -> c.restore(state, History.empty())).orElseGet(History::empty);
        SpikingNetwork lastGood = network.copy();
        Step step = new Step(blocks, begins, images, 1f / batch);
        for (int epoch = history.epochs() + 1; epoch <= epochs; epoch++) {
            double rate = recipe.learningRateAt(epoch) * network.neuron().weightScale();
            step.order = Order.shuffled(images.count(), streams.stream("order", epoch));
            step.passKey = streams.stream("spikes", epoch).nextLong();
            int count = images.count() / batch;
            double loss = 0;
            int correct = 0;
            for (int s = 0; s < count; s++) {
                step.first = s * batch;
                compute.crew().run(blocks.length, step);
                double stepLoss =
                        Arrays.stream(blocks).mapToDouble(BlockPass::loss).sum();
                loss += stepLoss;
                correct += Arrays.stream(blocks).mapToInt(BlockPass::correct).sum();
                boolean good = adam.step(network.weights(), blocks, rate);
                if (!good || !Double.isFinite(stepLoss)) {
                    network.copyFrom(lastGood);
                    throw new NonFiniteLoss(curve, epoch, s + 1, good ? stepLoss : Double.NaN, rate);
                }
            }
            lastGood.copyFrom(network);
            double accuracy = (double) correct / (count * batch);
            history = history.and(loss / (count * batch), accuracy);
            if (checkpoint.isPresent()) {
                checkpoint.get().save(state, history);
            }
            progress.epochDone(new TrainingProgress.Epoch(curve, epoch, epochs, loss / (count * batch), accuracy));
        }
        return history;
    }

    /** One step's images through all blocks. */
    private final class Step implements IntConsumer {
        private final BlockPass[] blocks;
        private final int[] begins;
        private final LabelledImages images;
        private final float weight;
        private int[] order = {};
        private int first;
        private long passKey;

        Step(BlockPass[] blocks, int[] begins, LabelledImages images, float weight) {
            this.blocks = blocks;
            this.begins = begins;
            this.images = images;
            this.weight = weight;
        }

        @Override
        public void accept(int b) {
            blocks[b].train(compute.blas(), images, order, first + begins[b], passKey, weight);
        }
    }

    private static void requireFit(SpikingNetwork network, LabelledImages images) {
        if (images.pixelsPerImage() != network.inputs()) {
            throw new InvalidInput("images of " + images.pixelsPerImage() + " pixels do not fit a network "
                    + network.shape() + ", which takes " + network.inputs());
        }
    }

    private BlockPass[] blocks(SpikingNetwork network, int batch) {
        List<BlockPass> blocks = new ArrayList<>();
        for (int b = 0; b < BLOCKS; b++) {
            int size = batch * (b + 1) / BLOCKS - batch * b / BLOCKS;
            if (size > 0) {
                blocks.add(new BlockPass(network, task.encoding(), task.steps(), size, task.surrogate()));
            }
        }
        return blocks.toArray(BlockPass[]::new);
    }

    private static int[] begins(BlockPass[] blocks) {
        int[] begins = new int[blocks.length];
        for (int b = 1; b < blocks.length; b++) {
            begins[b] = begins[b - 1] + blocks[b - 1].images();
        }
        return begins;
    }

    /** Fraction of the images recognised; {@code stream} names the chance of spikes and noise. */
    public double accuracy(SpikingNetwork network, LabelledImages images, String stream) {
        return answers(network, images, stream).accuracy();
    }

    /**
     * What a network answers.
     *
     * @param accuracy fraction recognised
     * @param spikesPerImage of each layer, shape [layers]
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Answers(double accuracy, double[] spikesPerImage) {}

    /** Shows the images once. */
    public Answers answers(SpikingNetwork network, LabelledImages images, String stream) {
        requireFit(network, images);
        long passKey = streams.stream("spikes", stream).nextLong();
        int batch = Math.min(100, images.count());
        BlockPass[] blocks = blocks(network, batch);
        int[] begins = begins(blocks);
        int[] hits = new int[blocks.length];
        double[][] spikes = new double[blocks.length][network.layers()];
        int[] order = new int[images.count() + batch];
        for (int i = 0; i < order.length; i++) {
            // Rows beyond the last image show the first ones again; they are not counted.
            order[i] = i < images.count() ? i : i - images.count();
        }
        int shown = 0;
        for (int first = 0; first < images.count(); first += batch) {
            int begin = first;
            shown += batch;
            compute.crew().run(blocks.length, b -> {
                int from = begin + begins[b];
                int rows = Math.max(0, Math.min(blocks[b].images(), images.count() - from));
                hits[b] += blocks[b].evaluate(compute.blas(), images, order, from, rows, passKey);
                for (int l = 0; l < network.layers(); l++) {
                    spikes[b][l] += blocks[b].spikeCount(l);
                }
            });
        }
        double[] perImage = new double[network.layers()];
        for (double[] block : spikes) {
            for (int l = 0; l < perImage.length; l++) {
                perImage[l] += block[l] / shown;
            }
        }
        return new Answers((double) Arrays.stream(hits).sum() / images.count(), perImage);
    }

    /** The matrix library. */
    public Blas blas() {
        return compute.blas();
    }
}
