package io.mtjlab.networks.network;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.networks.matrix.Matrix;

/**
 * Weights into a layer of neurons: neuron j's drive is {@code x_j = sum_i in_i W_ij + bias_j} in oersted, and its
 * answer a function of {@code gain_j x_j}.
 */
public final class Layer {

    private final Matrix weights;
    private final float[] bias;
    private final float[] gain;

    private Layer(Matrix weights, float[] bias, float[] gain) {
        this.weights = weights;
        this.bias = bias;
        this.gain = gain;
    }

    /** Weights uniform within {@code +-sqrt(6/(inputs + outputs))} (Xavier), no bias, the same gain everywhere. */
    static Layer xavier(int inputs, int outputs, double gain, UniformRandomProvider random) {
        Matrix weights = Matrix.zeros(inputs, outputs);
        double limit = Math.sqrt(6.0 / (inputs + outputs));
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                weights.set(i, j, (float) (limit * (2 * random.nextDouble() - 1)));
            }
        }
        Layer layer = new Layer(weights, new float[outputs], new float[outputs]);
        layer.setGain(gain);
        return layer;
    }

    public int inputs() {
        return weights.rows();
    }

    public int outputs() {
        return weights.columns();
    }

    /** Shape [inputs x outputs]; live. */
    public Matrix weights() {
        return weights;
    }

    /** Shape [outputs], in oersted; live. */
    public float[] bias() {
        return bias;
    }

    /** Alpha of each neuron, shape [outputs], per oersted; live. */
    public float[] gain() {
        return gain;
    }

    /** Gives every neuron the same alpha. */
    public void setGain(double alphaPerOersted) {
        Arrays.fill(gain, (float) alphaPerOersted);
    }

    /** Multiplies weights and biases. */
    public void scale(double factor) {
        float[] row = new float[outputs()];
        for (int i = 0; i < inputs(); i++) {
            weights.readRow(i, row);
            scale(row, factor);
            weights.writeRow(i, row);
        }
        scale(bias, factor);
    }

    private static void scale(float[] values, double factor) {
        for (int j = 0; j < values.length; j++) {
            values[j] = (float) (values[j] * factor);
        }
    }

    /** A layer with weights of its own, all zero, and the same, live biases and gains. */
    Layer withOwnWeights() {
        return new Layer(Matrix.zeros(inputs(), outputs()), bias, gain);
    }

    Layer copy() {
        return new Layer(weights.copy(), bias.clone(), gain.clone());
    }

    void copyFrom(Layer other) {
        weights.copyFrom(other.weights);
        System.arraycopy(other.bias, 0, bias, 0, bias.length);
        System.arraycopy(other.gain, 0, gain, 0, gain.length);
    }
}
