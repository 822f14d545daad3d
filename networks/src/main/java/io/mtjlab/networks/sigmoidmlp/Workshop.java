package io.mtjlab.networks.sigmoidmlp;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.Neuron;
import io.mtjlab.networks.training.Checkpoint;
import io.mtjlab.networks.training.Evaluator;
import io.mtjlab.networks.training.History;
import io.mtjlab.networks.training.ImageMatrix;
import io.mtjlab.networks.training.NeuronControl;
import io.mtjlab.networks.training.Recipe;
import io.mtjlab.networks.training.Trainer;
import io.mtjlab.networks.training.TrainingProgress;

/** What all studies work with: images, threads, seed, and how a network is made and trained. */
final class Workshop {

    /** Hidden neurons of the paper. */
    static final int HIDDEN = 400;

    private static final int DRAWS = 5;

    /** Steps of an epoch in the paper: 60,000 images in batches of 1,000. */
    private static final int PAPER_STEPS = 60;

    private final SigmoidMlpSettings settings;
    private final ImageData data;
    private final Compute compute;
    private final TrainingProgress progress;
    private final RandomStreams streams;
    private final ImageMatrix train;
    private final ImageMatrix test;

    Workshop(SigmoidMlpSettings settings, ImageData data, Compute compute, TrainingProgress progress) {
        this.settings = settings;
        this.data = data;
        this.compute = compute;
        this.progress = progress;
        this.streams = RandomStreams.of(settings.run().seed()).child("sigmoid-mlp");
        this.train = ImageMatrix.of(data.train(), compute);
        this.test = ImageMatrix.of(data.test(), compute);
    }

    SigmoidMlpSettings settings() {
        return settings;
    }

    ImageMatrix test() {
        return test;
    }

    /** Fresh weights; the same for every network of a run, so that curves differ by what is studied alone. */
    Network network(Neuron neuron, Output output) {
        return Network.of(neuron, output, streams, data.train().pixelsPerImage(), HIDDEN, LabelledImages.CLASSES);
    }

    /**
     * The paper's plain recipe: gradient descent at a rate of 0.045 on batches of 1,000 of 60,000 images. Of fewer
     * images the batches are smaller, so that an epoch still has 60 steps.
     */
    Recipe plainRecipe() {
        return Recipe.plain(Math.max(1, Math.round((float) train.count() / PAPER_STEPS)), 0.045);
    }

    /** How one network is to be trained, until {@code epochs} epochs are done. */
    record Job(
            String name,
            Network network,
            Recipe recipe,
            History before,
            int epochs,
            Optional<List<NeuronControl>> controls,
            boolean watchTest) {

        /** Accuracy by epoch on the test images, as the paper draws it; nothing is decided by it. */
        static Job watched(String name, Network network, Recipe recipe, int epochs) {
            return new Job(name, network, recipe, History.empty(), epochs, Optional.empty(), true);
        }

        /** Accuracy by epoch on the training images; the test images stay unseen. */
        static Job blind(String name, Network network, Recipe recipe, int epochs) {
            return new Job(name, network, recipe, History.empty(), epochs, Optional.empty(), false);
        }

        /** Goes on from the weights that the network got by {@code newBefore}. */
        Job following(History newBefore) {
            return new Job(name, network, recipe, newBefore, epochs, controls, watchTest);
        }

        Job controlling(NeuronControl... newControls) {
            return new Job(name, network, recipe, before, epochs, Optional.of(List.of(newControls)), watchTest);
        }
    }

    /** Trains the job's network on all training images. */
    Curve train(Job job) {
        double alpha = job.network.neuron().alphaPerOersted();
        Trainer trainer = new Trainer(compute, job.recipe, streams)
                .named(job.name)
                .following(job.before)
                .reportingTo(progress);
        if (job.controls.isPresent()) {
            trainer = trainer.controlling(job.controls.get());
        }
        if (job.watchTest) {
            trainer = trainer.watching(test);
        }
        if (settings.run().checkpoint().isPresent()) {
            trainer =
                    trainer.resumingFrom(checkpoint(settings.run().checkpoint().get(), job));
        }
        History history = trainer.train(job.network, train, job.epochs);
        return new Curve(
                job.name, alpha, job.recipe, job.watchTest ? "test" : "train", history.loss(), history.accuracy());
    }

    private Checkpoint checkpoint(Path folder, Job job) {
        String file = job.name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-") + ".checkpoint";
        String fingerprint = String.join(
                "; ",
                settings.study().key(),
                job.name,
                job.network.shape(),
                job.network.neuron().toString(),
                job.network.output().toString(),
                job.recipe.toString(),
                settings.rfResponse().toString(),
                "seed " + settings.run().seed(),
                "watching test " + job.watchTest,
                "images " + new TreeMap<>(data.sha256()),
                compute.blas().name());
        return new Checkpoint(folder.resolve(file), fingerprint);
    }

    /** Fraction of the test images recognised when each is asked {@code samples} times. */
    double testAccuracy(Network network, int samples) {
        return new Evaluator(compute)
                .accuracy(network, test, streams.stream("test").nextLong(), samples);
    }

    /** The same when every neuron is a device of its own, mean of {@value #DRAWS} sets of devices; trained for none. */
    double testAccuracyOfDrawnDevices(Network network) {
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            sum += testAccuracy(settings.hardware().drawn(network, streams.stream("devices", draw)), 1);
        }
        return sum / DRAWS;
    }

    /**
     * The recipe that recognises most of a validation set: trained on the first five sixths of the training images,
     * counted on the last sixth. The test images have no say.
     */
    Validation validate(Neuron neuron, List<Recipe> candidates) {
        int split = train.count() - Math.max(1, train.count() / 6);
        ImageMatrix some = ImageMatrix.of(data.train().range(0, split), compute);
        ImageMatrix rest = ImageMatrix.of(data.train().range(split, train.count()), compute);
        Validation best = new Validation(candidates.get(0), -1);
        for (Recipe candidate : candidates) {
            Network network = network(neuron, Output.SOFTMAX);
            new Trainer(compute, candidate, streams)
                    .named("validation, rate " + candidate.learningRate())
                    .reportingTo(progress)
                    .train(network, some, settings.effectiveEpochs());
            double accuracy = new Evaluator(compute)
                    .accuracy(network, rest, streams.stream("validation").nextLong());
            if (accuracy > best.accuracy) {
                best = new Validation(candidate, accuracy);
            }
        }
        return best;
    }

    /** @param accuracy on the validation set, 0 to 1 */
    record Validation(Recipe recipe, double accuracy) {}
}
