package io.mtjlab.networks.training;

import java.util.List;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.WeightForm;

/**
 * Trains a network.
 *
 * <pre>{@code
 * try (Compute compute = Compute.withThreads(2)) {
 *     Network network = Network.of(SigmoidNeuron.PLAIN, Output.SIGMOID, streams, 784, 400, 10);
 *     History history = new Trainer(compute, Recipe.plain(1000, 0.045), streams)
 *             .train(network, ImageMatrix.of(data.train(), compute), 30);
 * }
 * }</pre>
 *
 * Same settings, same bytes, with any number of threads, and whether or not training was interrupted between.
 */
public final class Trainer {

    private final Compute compute;
    private final Recipe recipe;
    private final RandomStreams streams;
    private final Options options;

    /** What a trainer may be given beside its recipe. */
    private record Options(
            String curve,
            Optional<ImageMatrix> test,
            Optional<List<NeuronControl>> controls,
            Optional<WeightForm> form,
            History before,
            Optional<Checkpoint> checkpoint,
            TrainingProgress progress) {}

    /** @param streams {@code order, epoch} shuffles the images, {@code bernoulli, epoch} drives stochastic neurons */
    public Trainer(Compute compute, Recipe recipe, RandomStreams streams) {
        this(
                compute,
                recipe,
                streams,
                new Options(
                        "network",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        History.empty(),
                        Optional.empty(),
                        TrainingProgress.SILENT));
    }

    private Trainer(Compute compute, Recipe recipe, RandomStreams streams, Options options) {
        this.compute = compute;
        this.recipe = recipe;
        this.streams = streams;
        this.options = options;
    }

    private Trainer with(Options newOptions) {
        return new Trainer(compute, recipe, streams, newOptions);
    }

    /** A name for messages and progress. */
    public Trainer named(String curve) {
        Options o = options;
        return with(new Options(curve, o.test, o.controls, o.form, o.before, o.checkpoint, o.progress));
    }

    /** Accuracy by epoch is counted on these images instead of the training images. */
    public Trainer watching(ImageMatrix test) {
        Options o = options;
        return with(new Options(o.curve, Optional.of(test), o.controls, o.form, o.before, o.checkpoint, o.progress));
    }

    /** What training may turn at the neurons of each layer; without this, their biases. */
    public Trainer controlling(List<NeuronControl> controls) {
        Options o = options;
        return with(new Options(
                o.curve, o.test, Optional.of(List.copyOf(controls)), o.form, o.before, o.checkpoint, o.progress));
    }

    /**
     * The network computes with what {@code form} makes of its weights, anew at each step; gradients by those weights
     * turn the network's own (straight-through).
     */
    public Trainer realisedBy(WeightForm form) {
        Options o = options;
        return with(new Options(o.curve, o.test, o.controls, Optional.of(form), o.before, o.checkpoint, o.progress));
    }

    /** Counts epochs on from those of {@code before}, by which the network got its present weights. */
    public Trainer following(History before) {
        Options o = options;
        return with(new Options(o.curve, o.test, o.controls, o.form, before, o.checkpoint, o.progress));
    }

    /** Saves every epoch, and goes on from where the file says. */
    public Trainer resumingFrom(Checkpoint checkpoint) {
        Options o = options;
        return with(new Options(o.curve, o.test, o.controls, o.form, o.before, Optional.of(checkpoint), o.progress));
    }

    public Trainer reportingTo(TrainingProgress progress) {
        Options o = options;
        return with(new Options(o.curve, o.test, o.controls, o.form, o.before, o.checkpoint, progress));
    }

    /**
     * Trains until {@code epochs} epochs are done, those before and of a checkpoint included; {@code network} holds the weights
     * afterwards.
     *
     * @throws NonFiniteLoss if the loss is no number any more; {@code network} then holds the last good weights
     */
    public History train(Network network, ImageMatrix images, int epochs) {
        if (images.pixels().columns() != network.inputs()) {
            throw new InvalidInput("images of " + images.pixels().columns() + " pixels do not fit a network "
                    + network.shape() + ", which takes " + network.inputs());
        }
        List<NeuronControl> controls = options.controls.orElseGet(() -> network.layers().stream()
                .map(layer -> NeuronControl.freeBias(layer.outputs()))
                .toList());
        Matrix[] velocity = network.layers().stream()
                .map(Layer::weights)
                .map(w -> Matrix.zeros(w.rows(), w.columns()))
                .toArray(Matrix[]::new);
        Checkpoint.State state = Checkpoint.State.of(network, velocity, controls);
        History history =
                options.checkpoint.map(c -> c.restore(state, options.before)).orElse(options.before);

        int batch = Math.min(recipe.batchSize(), images.count());
        int remainder = images.count() % batch;
        Optional<Network> hardware = options.form.map(network::realisedBy);
        Network computing = hardware.orElse(network);
        Descent whole = new Descent(network, new Forward(compute, computing, batch), images, velocity, controls);
        Optional<Descent> rest = remainder == 0
                ? Optional.empty()
                : Optional.of(
                        new Descent(network, new Forward(compute, computing, remainder), images, velocity, controls));

        Evaluator evaluator = new Evaluator(compute);
        Network lastGood = network.copy();
        for (int epoch = history.epochs() + 1; epoch <= epochs; epoch++) {
            double rate = recipe.learningRateAt(epoch);
            Sums sums = epoch(epoch, rate, images.count(), whole, rest, network, hardware, lastGood);
            lastGood.copyFrom(network);
            double accuracy = options.test.isPresent()
                    ? evaluator.accuracy(answering(network), options.test.get(), key("evaluation", epoch))
                    : (double) sums.correct / images.count();
            history = history.and(sums.loss / images.count(), accuracy);
            if (options.checkpoint.isPresent()) {
                options.checkpoint.get().save(state, history);
            }
            options.progress.epochDone(
                    new TrainingProgress.Epoch(options.curve, epoch, epochs, sums.loss / images.count(), accuracy));
        }
        return history;
    }

    private Network answering(Network network) {
        return options.form.map(network::realisedBy).orElse(network);
    }

    private record Sums(double loss, int correct) {}

    private Sums epoch(
            int epoch,
            double rate,
            int count,
            Descent whole,
            Optional<Descent> rest,
            Network network,
            Optional<Network> hardware,
            Network lastGood) {
        int[] order = Order.shuffled(count, streams.stream("order", epoch));
        long passKey = key("bernoulli", epoch);
        double loss = 0;
        int correct = 0;
        int step = 0;
        for (int first = 0; first < count; first += whole.rows()) {
            step++;
            if (hardware.isPresent()) {
                hardware.get().realiseFrom(network, options.form.orElseThrow());
            }
            Descent descent = first + whole.rows() <= count ? whole : rest.orElseThrow();
            double stepLoss = descent.through(order, first, passKey);
            if (!Double.isFinite(stepLoss)) {
                network.copyFrom(lastGood);
                throw new NonFiniteLoss(options.curve, epoch, step, stepLoss, rate);
            }
            loss += stepLoss;
            correct += descent.correct();
            descent.descend(rate, recipe.momentum());
        }
        return new Sums(loss, correct);
    }

    private long key(String name, int epoch) {
        return streams.stream(name, epoch).nextLong();
    }
}
