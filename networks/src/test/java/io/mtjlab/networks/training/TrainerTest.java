package io.mtjlab.networks.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.BernoulliNeuron;
import io.mtjlab.networks.neuron.Neuron;
import io.mtjlab.networks.neuron.SigmoidNeuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrainerTest {

    private static final ImageData DIGITS = new DrawnDigits(3, 500, 200).load();
    private static final RandomStreams STREAMS = RandomStreams.of(8);
    private static final Recipe GOOD = new Recipe(60, 0.1, 0.9, List.of(new Recipe.Drop(3, 0.5)));
    private static final Neuron STEEP = SigmoidNeuron.of(1.5, 22.6, "test");

    @TempDir
    Path folder;

    private static Network fresh(Neuron neuron, Output output) {
        return Network.of(neuron, output, STREAMS, 784, 50, 10);
    }

    /** All weights and biases after some epochs. */
    private static List<Float> trained(int threads, Neuron neuron) {
        try (Compute compute = Compute.withThreads(threads)) {
            Network network = fresh(neuron, Output.SOFTMAX);
            new Trainer(compute, GOOD, STREAMS).train(network, ImageMatrix.of(DIGITS.train(), compute), 3);
            return numbers(network);
        }
    }

    private static List<Float> numbers(Network network) {
        List<Float> all = new ArrayList<>();
        network.layers().forEach(layer -> {
            for (int j = 0; j < layer.outputs(); j++) {
                all.add(layer.bias()[j]);
                for (int i = 0; i < layer.inputs(); i++) {
                    all.add(layer.weights().get(i, j));
                }
            }
        });
        return all;
    }

    @Test
    void learns_digits_that_it_has_not_seen() {
        try (Compute compute = Compute.withThreads(2)) {
            Network network = fresh(STEEP, Output.SOFTMAX);
            ImageMatrix test = ImageMatrix.of(DIGITS.test(), compute);
            History history = new Trainer(compute, GOOD, STREAMS)
                    .watching(test)
                    .train(network, ImageMatrix.of(DIGITS.train(), compute), 12);
            assertThat(history.loss()[11]).isLessThan(0.5 * history.loss()[0]);
            assertThat(history.accuracy()[11]).isGreaterThan(0.8);
            assertThat(new Evaluator(compute).accuracy(network, test, 0)).isEqualTo(history.accuracy()[11]);
        }
    }

    @Test
    void gives_the_same_bytes_on_one_core_and_on_many() {
        List<Float> alone = trained(1, STEEP);
        assertThat(trained(2, STEEP)).isEqualTo(alone);
        assertThat(trained(5, STEEP)).isEqualTo(alone);
    }

    @Test
    void gives_the_same_bytes_with_stochastic_neurons_too() {
        Neuron coin = new BernoulliNeuron(SigmoidNeuron.of(1.5, 22.6, "test"));
        List<Float> alone = trained(1, coin);
        assertThat(trained(3, coin)).isEqualTo(alone);
        assertThat(alone).isNotEqualTo(trained(1, STEEP));
    }

    @Test
    void goes_on_from_a_checkpoint_as_if_it_had_never_stopped() {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("a.checkpoint"), "settings");
        try (Compute compute = Compute.withThreads(2)) {
            ImageMatrix images = ImageMatrix.of(DIGITS.train(), compute);
            Network inOneGo = fresh(STEEP, Output.SOFTMAX);
            History whole = new Trainer(compute, GOOD, STREAMS).train(inOneGo, images, 5);

            Trainer trainer = new Trainer(compute, GOOD, STREAMS).resumingFrom(checkpoint);
            trainer.train(fresh(STEEP, Output.SOFTMAX), images, 2);
            Network resumed = fresh(STEEP, Output.SOFTMAX);
            History rest = trainer.train(resumed, images, 5);

            assertThat(numbers(resumed)).isEqualTo(numbers(inOneGo));
            assertThat(rest.loss()).isEqualTo(whole.loss());
        }
    }

    @Test
    void refuses_a_checkpoint_of_other_settings_and_one_that_is_cut_short() throws IOException {
        Path file = folder.resolve("b.checkpoint");
        try (Compute compute = Compute.withThreads(1)) {
            ImageMatrix images = ImageMatrix.of(DIGITS.train(), compute);
            Trainer trainer = new Trainer(compute, GOOD, STREAMS);
            trainer.resumingFrom(new Checkpoint(file, "rate 0.1")).train(fresh(STEEP, Output.SOFTMAX), images, 1);

            assertThatThrownBy(() -> trainer.resumingFrom(new Checkpoint(file, "rate 0.2"))
                            .train(fresh(STEEP, Output.SOFTMAX), images, 2))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("rate 0.1")
                    .hasMessageContaining("rate 0.2");

            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> trainer.resumingFrom(new Checkpoint(file, "rate 0.1"))
                            .train(fresh(STEEP, Output.SOFTMAX), images, 2))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("ends too early");
        }
    }

    @Test
    void stops_at_a_loss_that_is_no_number_and_keeps_the_last_good_weights() {
        try (Compute compute = Compute.withThreads(2)) {
            ImageMatrix images = ImageMatrix.of(DIGITS.train(), compute);
            Recipe wild = new Recipe(60, 0.1, 0, List.of(new Recipe.Drop(2, 1e39)));
            Network network = fresh(STEEP, Output.SOFTMAX);
            Network good = fresh(STEEP, Output.SOFTMAX);
            new Trainer(compute, wild, STREAMS).train(good, images, 1);

            assertThatThrownBy(() ->
                            new Trainer(compute, wild, STREAMS).named("wild").train(network, images, 3))
                    .isInstanceOfSatisfying(NonFiniteLoss.class, e -> {
                        assertThat(e.epoch()).isEqualTo(2);
                        assertThat(e.step()).isGreaterThan(1);
                    })
                    .hasMessageContaining("'wild'")
                    .hasMessageContaining("epoch 2, step");
            assertThat(numbers(network)).isEqualTo(numbers(good));
        }
    }

    /** With r = 2 both sides round alike, so the equality is exact. */
    @Test
    void alpha_is_a_learning_rate() {
        double r = 2;
        try (Compute compute = Compute.withThreads(2)) {
            ImageMatrix images = ImageMatrix.of(DIGITS.train(), compute);
            ImageMatrix test = ImageMatrix.of(DIGITS.test(), compute);
            Recipe recipe = Recipe.plain(10, 0.045);
            Network steep = fresh(SigmoidNeuron.of(r, 0, "test"), Output.SIGMOID);
            History first = new Trainer(compute, recipe, STREAMS).watching(test).train(steep, images, 4);

            Network plain = fresh(SigmoidNeuron.PLAIN, Output.SIGMOID);
            plain.scaleWeights(r);
            History second = new Trainer(compute, recipe.withLearningRate(0.045 * r * r), STREAMS)
                    .watching(test)
                    .train(plain, images, 4);

            assertThat(second.accuracy()).isEqualTo(first.accuracy());
            assertThat(second.loss()).isEqualTo(first.loss());
            steep.scaleWeights(r);
            assertThat(numbers(plain)).isEqualTo(numbers(steep));
        }
    }

    @Test
    void refuses_images_that_do_not_fit() {
        try (Compute compute = Compute.withThreads(1)) {
            Network network = Network.of(STEEP, Output.SIGMOID, STREAMS, 100, 10);
            assertThatThrownBy(() -> new Trainer(compute, GOOD, STREAMS)
                            .train(network, ImageMatrix.of(DIGITS.train(), compute), 1))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("784")
                    .hasMessageContaining("100-10");
        }
    }
}
