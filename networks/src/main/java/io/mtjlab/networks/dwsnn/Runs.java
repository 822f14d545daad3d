package io.mtjlab.networks.dwsnn;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.result.NetworkResult;
import io.mtjlab.networks.result.PairedTest;
import io.mtjlab.networks.spiking.SpikingNetwork;
import io.mtjlab.networks.spiking.SpikingTrainer;
import io.mtjlab.networks.training.Checkpoint;
import io.mtjlab.networks.training.History;
import io.mtjlab.networks.training.Recipe;
import io.mtjlab.networks.training.TrainingProgress;

/** Networks of one kind after another, one for each seed; the same seed means the same first weights and order. */
final class Runs {

    static final int BATCH = 100;

    private final DwSnnSettings settings;
    private final ImageData data;
    private final Compute compute;
    private final TrainingProgress progress;

    Runs(DwSnnSettings settings, ImageData data, Compute compute, TrainingProgress progress) {
        this.settings = settings;
        this.data = data;
        this.compute = compute;
        this.progress = progress;
    }

    /**
     * What became of one kind of network.
     *
     * @param accuracy on the test images, shape [seeds]
     * @param onTheWay training images recognised by epoch, shape [seeds][epochs]
     * @param spikesPerImage of the layers of the first seed's network, shape [layers]
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Kind(String name, WallDevice device, double[] accuracy, double[][] onTheWay, double[] spikesPerImage) {

        /** The name as part of a metric's. */
        String key() {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        }

        double meanAccuracy() {
            return PairedTest.mean(accuracy);
        }

        double[] meanOnTheWay() {
            double[] mean = new double[onTheWay[0].length];
            for (double[] run : onTheWay) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += run[i] / onTheWay.length;
                }
            }
            return mean;
        }

        NetworkResult.Curve curve() {
            double[] epochs = new double[onTheWay[0].length];
            java.util.Arrays.setAll(epochs, i -> i + 1);
            Map<String, double[]> columns = new LinkedHashMap<>();
            columns.put("epoch", epochs);
            columns.put("train_accuracy", meanOnTheWay());
            Map<String, Object> about = new LinkedHashMap<>(); // Map.of has another order in every process
            about.put("neuron", device.neuron().origin());
            about.put("test_accuracy_by_seed", accuracy);
            return new NetworkResult.Curve(name, about, columns);
        }
    }

    /** Adam at 1e-3 (times the neuron's weight scale), a third of it from 60 % of the epochs on, a tenth in the last. */
    static Recipe recipe(int epochs) {
        List<Recipe.Drop> drops = epochs < 3
                ? List.of()
                : List.of(new Recipe.Drop((int) Math.round(0.6 * epochs) + 1, 0.3), new Recipe.Drop(epochs, 0.3));
        return new Recipe(BATCH, 1e-3, 0.9, drops);
    }

    Kind train(String name, WallDevice device, SpikingTrainer.Task task) {
        int seeds = settings.seeds();
        double[] accuracy = new double[seeds];
        double[][] onTheWay = new double[seeds][];
        double[] spikes = {};
        for (int i = 0; i < seeds; i++) {
            long seed = settings.run().seed() + i;
            RandomStreams streams = RandomStreams.of(seed).child("dw-snn");
            SpikingNetwork network = SpikingNetwork.of(
                    device.neuron(), streams, data.train().pixelsPerImage(), settings.hidden(), LabelledImages.CLASSES);
            SpikingTrainer trainer = new SpikingTrainer(compute, task, recipe(settings.epochs()), streams)
                    .named(name + ", seed " + seed)
                    .reportingTo(progress);
            if (settings.run().checkpoint().isPresent()) {
                trainer = trainer.resumingFrom(
                        checkpoint(settings.run().checkpoint().get(), name, network, task, seed));
            }
            History history = trainer.train(network, data.train(), settings.epochs());
            SpikingTrainer.Answers answers = trainer.answers(network, data.test(), "test");
            accuracy[i] = answers.accuracy();
            onTheWay[i] = history.accuracy();
            spikes = i == 0 ? answers.spikesPerImage() : spikes;
        }
        return new Kind(name, device, accuracy, onTheWay, spikes);
    }

    private Checkpoint checkpoint(
            Path folder, String name, SpikingNetwork network, SpikingTrainer.Task task, long seed) {
        String file = ("dw-snn " + name + " " + seed).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        String fingerprint = String.join(
                "; ",
                "dw-snn",
                network.shape(),
                network.neuron().toString(),
                task.toString(),
                recipe(settings.epochs()).toString(),
                "seed " + seed,
                "images " + new TreeMap<>(data.sha256()),
                compute.blas().name());
        return new Checkpoint(folder.resolve(file + ".checkpoint"), fingerprint);
    }
}
