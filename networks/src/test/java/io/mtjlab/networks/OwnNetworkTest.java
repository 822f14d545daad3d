package io.mtjlab.networks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.SigmoidNeuron;
import io.mtjlab.networks.synapse.Mapping;
import io.mtjlab.networks.synapse.ScaleRule;
import io.mtjlab.networks.synapse.Synapse;
import io.mtjlab.networks.synapse.Synapses;
import io.mtjlab.networks.training.Evaluator;
import io.mtjlab.networks.training.ImageMatrix;
import io.mtjlab.networks.training.Recipe;
import io.mtjlab.networks.training.Trainer;

import static org.assertj.core.api.Assertions.assertThat;

/** The network of one's own in docs/networks/library.md. */
class OwnNetworkTest {

    private static final Path PAGE = Path.of("../docs/networks/library.md");
    private static final Path SOURCE = Path.of("src/test/java/io/mtjlab/networks/OwnNetworkTest.java");

    @Test
    void measured_neurons_and_three_cell_synapses_recognise_digits_in_a_few_lines() {
        double accuracy = recognised(new DrawnDigits(1, 4_000, 1_000).load());
        assertThat(accuracy).isGreaterThan(0.85);
    }

    private static double recognised(ImageData data) {
        // begin
        RandomStreams streams = RandomStreams.of(1);
        SigmoidNeuron neuron = SigmoidNeuron.of(1.5, 22.6, "measured");
        Synapse threeCells = Synapse.of(3, 0.78, Mapping.PAIR, ScaleRule.rms(2.5));
        Synapses hardware = new Synapses(List.of(threeCells, threeCells));
        Network network = Network.of(neuron, Output.SOFTMAX, streams, 784, 64, 10);
        try (Compute compute = Compute.withThreads(2)) {
            new Trainer(compute, Recipe.plain(100, 0.5), streams)
                    .realisedBy(hardware)
                    .train(network, ImageMatrix.of(data.train(), compute), 8);
            Network made = network.realisedBy(hardware);
            return new Evaluator(compute).accuracy(made, ImageMatrix.of(data.test(), compute), 1);
        }
        // end
    }

    @Test
    void the_page_shows_these_lines() throws IOException {
        String source = Files.readString(SOURCE);
        String lines = source.substring(source.indexOf("// begin\n") + 9, source.indexOf("        // end"));
        assertThat(Files.readString(PAGE)).contains(lines.indent(-8));
    }
}
