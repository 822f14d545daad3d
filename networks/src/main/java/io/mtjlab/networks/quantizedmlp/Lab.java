package io.mtjlab.networks.quantizedmlp;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.SigmoidNeuron;
import io.mtjlab.networks.synapse.Compound;
import io.mtjlab.networks.synapse.Imperfections;
import io.mtjlab.networks.synapse.Mapping;
import io.mtjlab.networks.synapse.ScaleRule;
import io.mtjlab.networks.synapse.Synapse;
import io.mtjlab.networks.synapse.Synapses;
import io.mtjlab.networks.training.Checkpoint;
import io.mtjlab.networks.training.Evaluator;
import io.mtjlab.networks.training.History;
import io.mtjlab.networks.training.ImageMatrix;
import io.mtjlab.networks.training.Recipe;
import io.mtjlab.networks.training.Trainer;
import io.mtjlab.networks.training.TrainingProgress;

/** What all studies work with: images, the network of full precision, and how it is put into hardware. */
final class Lab {

    /** Hidden neurons of the paper. */
    private static final int HIDDEN = 128;

    /** Learning rate with the hardware in the loop: below the first of full precision, above its last; not tuned. */
    static final double TUNING_RATE = 0.02;

    /** Scales among which one is chosen on the validation split, in root mean squares of the weights. */
    private static final double[] SCALES = {1, 1.5, 2, 2.5, 3, 4};

    /** Parts of the test images, each read with noise of its own. */
    private static final int READINGS = 10;

    private final QuantizedSettings settings;
    private final ImageData data;
    private final Compute compute;
    private final TrainingProgress progress;
    private final RandomStreams streams;
    private final ImageMatrix train;
    private final ImageMatrix validation;
    private final ImageMatrix[] testParts;
    private final ImageMatrix test;

    Lab(QuantizedSettings settings, ImageData data, Compute compute, TrainingProgress progress) {
        this.settings = settings;
        this.data = data;
        this.compute = compute;
        this.progress = progress;
        this.streams = RandomStreams.of(settings.run().seed()).child("quantized-mlp");
        this.train = ImageMatrix.of(data.train(), compute);
        int count = data.train().count();
        this.validation = ImageMatrix.of(data.train().range(count - Math.max(1, count / 6), count), compute);
        this.test = ImageMatrix.of(data.test(), compute);
        int tests = data.test().count();
        this.testParts = new ImageMatrix[Math.min(READINGS, tests)];
        for (int i = 0; i < testParts.length; i++) {
            int from = (int) ((long) tests * i / testParts.length);
            int to = (int) ((long) tests * (i + 1) / testParts.length);
            testParts[i] = ImageMatrix.of(data.test().range(from, to), compute);
        }
    }

    /** A trained network and how it came about. */
    record Trained(Network network, History history, Recipe recipe) {}

    /** Batches of 100, momentum 0.9, cross-entropy; the rate divided by five after 65 and 85 % of the epochs. */
    static Recipe recipe(double rate, int epochs) {
        int first = Math.max(2, (int) Math.round(0.65 * epochs) + 1);
        int second = Math.max(first + 1, (int) Math.round(0.85 * epochs) + 1);
        return new Recipe(100, rate, 0.9, List.of(new Recipe.Drop(first, 0.2), new Recipe.Drop(second, 0.2)));
    }

    Trained fullPrecision() {
        Network network = Network.of(
                SigmoidNeuron.PLAIN,
                Output.SOFTMAX,
                streams,
                data.train().pixelsPerImage(),
                HIDDEN,
                LabelledImages.CLASSES);
        Recipe recipe = recipe(0.05, settings.epochs().full());
        Trainer trainer = trainer("full precision", recipe, network, "");
        return new Trained(
                network, trainer.train(network, train, settings.epochs().full()), recipe);
    }

    /** Trains on from {@code from} with the synapse in the loop: hardware weights there, their gradients to the others. */
    Trained tuned(Network from, Synapses synapse) {
        Network network = from.copy();
        Recipe recipe = recipe(TUNING_RATE, settings.epochs().tuning());
        String name = "in the loop, " + name(synapse);
        Trainer trainer = trainer(
                        name,
                        recipe,
                        network,
                        synapse + " after " + settings.epochs().full() + " epochs")
                .realisedBy(synapse);
        return new Trained(
                network, trainer.train(network, train, settings.epochs().tuning()), recipe);
    }

    private static String name(Synapses synapses) {
        return String.format(
                Locale.ROOT,
                "%s, %d cell(s), TMR %.0f %%, s = %s",
                synapses.first().mapping().key(),
                synapses.first().compound().cells(),
                100 * synapses.first().compound().tmr(),
                synapses.scales());
    }

    private Trainer trainer(String name, Recipe recipe, Network network, String more) {
        Trainer trainer =
                new Trainer(compute, recipe, streams.child(name)).named(name).reportingTo(progress);
        if (settings.run().checkpoint().isEmpty()) {
            return trainer;
        }
        String file = "quantized-mlp " + name;
        String fingerprint = String.join(
                "; ",
                file,
                network.shape(),
                recipe.toString(),
                more,
                "seed " + settings.run().seed(),
                "images " + new TreeMap<>(data.sha256()),
                compute.blas().name());
        return trainer.resumingFrom(new Checkpoint(
                settings.run()
                        .checkpoint()
                        .get()
                        .resolve(file.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-") + ".checkpoint"),
                fingerprint));
    }

    /**
     * The synapse in both layers, with the scale of the settings; where none is given, each layer with the one of those
     * pairs that recognise most of the validation split.
     */
    Synapses scaled(Network network, Synapse synapse) {
        if (settings.storage().scale().isPresent()) {
            Synapse given = synapse.withScale(settings.storage().scale().get());
            return new Synapses(List.of(given, given));
        }
        Synapses best = new Synapses(List.of(synapse, synapse));
        double most = -1;
        for (double hidden : SCALES) {
            for (double output : SCALES) {
                Synapses candidate = new Synapses(
                        List.of(synapse.withScale(ScaleRule.rms(hidden)), synapse.withScale(ScaleRule.rms(output))));
                double accuracy = accuracy(network.realisedBy(candidate), validation);
                if (accuracy > most) {
                    most = accuracy;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** The chosen compounds with another number of cells and mapping; the scale is still to be given. */
    Synapse synapse(int cells, double tmr, Mapping mapping) {
        return new Synapse(
                new Compound(cells, tmr),
                mapping,
                ScaleRule.rms(1),
                settings.storage().thresholds());
    }

    private double accuracy(Network network, ImageMatrix images) {
        return new Evaluator(compute).accuracy(network, images, 0);
    }

    /** On the test images, in full precision. */
    double testAccuracy(Network network) {
        return accuracy(network, test);
    }

    /** On the test images with perfect devices. */
    double testAccuracy(Network network, Synapses synapse) {
        return accuracy(network.realisedBy(synapse), test);
    }

    /** On the test images, mean of {@code settings.trials().count()} sets of devices. */
    double testAccuracy(Network network, Synapses synapse, Imperfections imperfections) {
        if (imperfections.none()) {
            return testAccuracy(network, synapse);
        }
        double sum = 0;
        for (int trial = 0; trial < settings.trials().count(); trial++) {
            sum += imperfections.readNoise() > 0
                    ? noisy(network, synapse, imperfections, trial)
                    : accuracy(realised(network, synapse, imperfections, trial, 0), test);
        }
        return sum / settings.trials().count();
    }

    private double noisy(Network network, Synapses synapse, Imperfections imperfections, int trial) {
        double sum = 0;
        for (int part = 0; part < testParts.length; part++) {
            Network read = realised(network, synapse, imperfections, trial, part);
            sum += accuracy(read, testParts[part]) * testParts[part].count();
        }
        return sum / test.count();
    }

    private Network realised(Network network, Synapses synapse, Imperfections imperfections, int trial, int reading) {
        UniformRandomProvider made = streams.stream("devices", trial);
        UniformRandomProvider read = streams.stream("reading", trial, reading);
        return network.realisedBy(synapse.with(imperfections, made, read));
    }
}
