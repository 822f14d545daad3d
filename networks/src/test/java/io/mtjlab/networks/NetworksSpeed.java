package io.mtjlab.networks;

import java.util.List;
import java.util.Locale;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.forcernn.ForceRnn;
import io.mtjlab.networks.forcernn.ForceSettings;
import io.mtjlab.networks.forcernn.ForceStudy;
import io.mtjlab.networks.hebbiansnn.HebbianSettings;
import io.mtjlab.networks.hebbiansnn.HebbianSnn;
import io.mtjlab.networks.innaternn.InnateRnn;
import io.mtjlab.networks.innaternn.InnateSettings;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.spiking.Encoding;
import io.mtjlab.networks.spiking.LeakyNeuron;
import io.mtjlab.networks.spiking.SpikingNetwork;
import io.mtjlab.networks.spiking.SpikingNeuron;
import io.mtjlab.networks.spiking.SpikingTrainer;
import io.mtjlab.networks.spiking.SurrogateGradient;
import io.mtjlab.networks.spiking.WallNeuron;
import io.mtjlab.networks.training.Recipe;
import io.mtjlab.networks.training.TrainingSpeed;

/**
 * Prints how long every network takes, each the best of some runs, after the training of 784-400-10 beside the machine's
 * own matrix product. Argument: threads (default: all).
 */
final class NetworksSpeed {

    private static final int IMAGES = 60_000;

    private NetworksSpeed() {}

    public static void main(String[] arguments) {
        TrainingSpeed.main(arguments);
        int threads = arguments.length > 0
                ? Integer.parseInt(arguments[0])
                : Runtime.getRuntime().availableProcessors();
        print(
                "force-rnn, 40 junctions, whole protocol",
                40,
                () -> ForceRnn.run(ForceSettings.PAPER, Device.SURROGATE, ForceStudy.SEEDS, 1, 1, line -> {}));
        print(
                "hebbian-snn, training and test",
                8,
                () -> HebbianSnn.run(HebbianSettings.defaults().withThreads(threads), line -> {}));
        print(
                "innate-rnn, 800 junctions",
                2,
                () -> InnateRnn.run(InnateSettings.PAPER, Device.SURROGATE, 1, threads, line -> {}));
        LabelledImages images = new DrawnDigits(1, IMAGES, 1).load().train();
        try (Compute compute = Compute.withThreads(threads)) {
            for (SpikingNeuron neuron : List.of(WallNeuron.of(12, 0), WallNeuron.of(12, 0.3), LeakyNeuron.NORSE)) {
                print("dw-snn, an epoch of 60,000 images, " + neuron.origin(), 2, () -> epoch(compute, neuron, images));
            }
        }
    }

    private static void epoch(Compute compute, SpikingNeuron neuron, LabelledImages images) {
        RandomStreams streams = RandomStreams.of(1);
        SpikingTrainer.Task task = new SpikingTrainer.Task(Encoding.RATE, 40, SurrogateGradient.DEFAULT);
        new SpikingTrainer(compute, task, new Recipe(100, 1e-3, 0.9, List.of()), streams)
                .train(SpikingNetwork.of(neuron, streams, 784, 128, 10), images, 1);
    }

    private static void print(String name, int runs, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) * 1e-9);
        }
        System.out.printf(Locale.ROOT, "%s: %.4g s%n", name, best);
    }
}
