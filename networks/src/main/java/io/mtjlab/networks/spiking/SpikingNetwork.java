package io.mtjlab.networks.spiking;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.matrix.Matrix;

/**
 * Layers of spiking neurons without biases; what the last layer's neurons fire most is the answer.
 *
 * <pre>{@code
 * SpikingNetwork network = SpikingNetwork.of(WallNeuron.of(12, 0.3), RandomStreams.of(1), 784, 128, 10);
 * }</pre>
 */
public final class SpikingNetwork {

    private final SpikingNeuron neuron;
    private final List<Matrix> weights;
    private final List<float[]> thresholds;

    private SpikingNetwork(SpikingNeuron neuron, List<Matrix> weights, List<float[]> thresholds) {
        this.neuron = neuron;
        this.weights = List.copyOf(weights);
        this.thresholds = List.copyOf(thresholds);
    }

    /**
     * A network with fresh weights and devices.
     *
     * @param streams stream {@code weights, layer} draws the weights of a layer, {@code devices, layer} its junctions
     * @param sizes inputs, then neurons of each layer
     */
    public static SpikingNetwork of(SpikingNeuron neuron, RandomStreams streams, int... sizes) {
        if (sizes.length < 2) {
            throw new InvalidInput("a network needs inputs and at least one layer, for example 784, 128, 10");
        }
        List<Matrix> weights = new ArrayList<>();
        List<float[]> thresholds = new ArrayList<>();
        for (int l = 0; l + 1 < sizes.length; l++) {
            weights.add(uniform(sizes[l], sizes[l + 1], neuron.weightScale(), streams.stream("weights", l)));
            thresholds.add(thresholds(neuron, sizes[l + 1], streams.stream("devices", l)));
        }
        return new SpikingNetwork(neuron, weights, thresholds);
    }

    private static Matrix uniform(int inputs, int outputs, double scale, UniformRandomProvider random) {
        Matrix matrix = Matrix.zeros(inputs, outputs);
        double limit = scale / Math.sqrt(inputs);
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                matrix.set(i, j, (float) (limit * (2 * random.nextDouble() - 1)));
            }
        }
        return matrix;
    }

    private static float[] thresholds(SpikingNeuron neuron, int count, UniformRandomProvider random) {
        float[] drawn = new float[count];
        double mean = neuron instanceof WallNeuron wall ? wall.pulses() : 1;
        double spread = neuron instanceof WallNeuron wall ? wall.spread() : 0;
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int j = 0; j < count; j++) {
            // Held above a tenth: a track of no length would fire without a drive.
            drawn[j] = (float) (mean * Math.max(0.1, 1 + spread * normal.sample()));
        }
        return drawn;
    }

    public SpikingNeuron neuron() {
        return neuron;
    }

    /** Shape [inputs x outputs] for each layer; live. */
    public List<Matrix> weights() {
        return weights;
    }

    /** Drive summed up that makes each neuron of a layer fire, shape [outputs]. */
    float[] thresholds(int layer) {
        return thresholds.get(layer);
    }

    public int layers() {
        return weights.size();
    }

    public int inputs() {
        return weights.get(0).rows();
    }

    public int outputs() {
        return weights.get(weights.size() - 1).columns();
    }

    public SpikingNetwork copy() {
        return new SpikingNetwork(neuron, weights.stream().map(Matrix::copy).toList(), thresholds);
    }

    /** Takes over the weights of a network of the same shape. */
    public void copyFrom(SpikingNetwork other) {
        for (int l = 0; l < layers(); l++) {
            weights.get(l).copyFrom(other.weights.get(l));
        }
    }

    /** Sizes, for example {@code 784-128-10}. */
    public String shape() {
        StringBuilder text = new StringBuilder().append(inputs());
        weights.forEach(w -> text.append('-').append(w.columns()));
        return text.toString();
    }
}
