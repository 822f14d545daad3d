package io.mtjlab.networks.network;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.neuron.Neuron;

/**
 * A layered network of one kind of neuron.
 *
 * <pre>{@code
 * Network network = Network.of(SigmoidNeuron.PLAIN, Output.SIGMOID, RandomStreams.of(1), 784, 400, 10);
 * }</pre>
 */
public final class Network {

    private final Neuron neuron;
    private final Output output;
    private final List<Layer> layers;

    private Network(Neuron neuron, Output output, List<Layer> layers) {
        this.neuron = neuron;
        this.output = output;
        this.layers = List.copyOf(layers);
    }

    /**
     * A network with fresh weights.
     *
     * @param neuron of the hidden layers, and of the last one where {@code output} is {@link Output#SIGMOID}
     * @param streams stream {@code weights, layer} draws a layer
     * @param sizes inputs, then neurons of each layer
     */
    public static Network of(Neuron neuron, Output output, RandomStreams streams, int... sizes) {
        if (sizes.length < 2) {
            throw new InvalidInput("a network needs inputs and at least one layer, for example 784, 400, 10");
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < sizes.length; i++) {
            boolean softmax = output == Output.SOFTMAX && i + 2 == sizes.length;
            double gain = softmax ? 1 : neuron.alphaPerOersted();
            layers.add(Layer.xavier(sizes[i], sizes[i + 1], gain, streams.stream("weights", i)));
        }
        return new Network(neuron, output, layers);
    }

    public Neuron neuron() {
        return neuron;
    }

    public Output output() {
        return output;
    }

    /** From the inputs on. */
    public List<Layer> layers() {
        return layers;
    }

    public int inputs() {
        return layers.get(0).inputs();
    }

    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** Switches every sigmoid to another alpha and leaves the weights as they are: the network's function changes. */
    public void switchAlpha(double alphaPerOersted) {
        for (int i = 0; i < layers.size(); i++) {
            if (output == Output.SIGMOID || i + 1 < layers.size()) {
                layers.get(i).setGain(alphaPerOersted);
            }
        }
    }

    /** Multiplies all weights and biases. */
    public void scaleWeights(double factor) {
        layers.forEach(layer -> layer.scale(factor));
    }

    /** A network on the same, live weights whose neurons answer differently. */
    public Network answeringWith(Neuron other) {
        return new Network(other, output, layers);
    }

    /**
     * A network whose weights are what hardware makes of the present ones; biases and gains are the same, live.
     */
    public Network realisedBy(WeightForm form) {
        Network realised = new Network(
                neuron, output, layers.stream().map(Layer::withOwnWeights).toList());
        realised.realiseFrom(this, form);
        return realised;
    }

    /** Fills the weights of this network, made by {@link #realisedBy}, anew. */
    public void realiseFrom(Network master, WeightForm form) {
        for (int l = 0; l < layers.size(); l++) {
            form.realise(l, master.layers.get(l).weights(), layers.get(l).weights());
        }
    }

    public Network copy() {
        return new Network(neuron, output, layers.stream().map(Layer::copy).toList());
    }

    /** Takes over the numbers of a network of the same shape. */
    public void copyFrom(Network other) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).copyFrom(other.layers.get(i));
        }
    }

    /** Sizes, for example {@code 784-400-10}. */
    public String shape() {
        StringBuilder text = new StringBuilder().append(inputs());
        layers.forEach(layer -> text.append('-').append(layer.outputs()));
        return text.toString();
    }
}
