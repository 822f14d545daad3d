package io.mtjlab.networks.training;

import java.util.Arrays;

import io.mtjlab.networks.matrix.Blas;
import io.mtjlab.networks.matrix.Blocks;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.FastSigmoid;

/**
 * A batch on its way through a network. Everything is allocated once; {@link #block} computes some rows of the batch
 * from the first layer to the last while they are in the cache.
 */
final class Forward {

    final Blocks blocks;
    final Compute compute;
    final Network network;

    /** Inputs, then each layer's answers; shapes [rows x inputs], [rows x outputs of the layer]. */
    final Matrix[] activation;

    /**
     * What the derivative of a layer's answer is computed from: the answers themselves, or the probabilities behind
     * them where neurons are stochastic; shapes [rows x outputs].
     */
    final Matrix[] probability;

    final Matrix[][] activationBlock;
    private final float[][] scratch;
    private final FastSigmoid[] sigmoid;
    private final boolean stochastic;

    Forward(Compute compute, Network network, int rows) {
        this.compute = compute;
        this.network = network;
        this.blocks = Blocks.ofBatch(rows);
        this.stochastic = network.neuron().stochastic();
        int layers = network.layers().size();
        activation = new Matrix[layers + 1];
        probability = new Matrix[layers];
        activation[0] = Matrix.zeros(rows, network.inputs());
        for (int l = 0; l < layers; l++) {
            activation[l + 1] = Matrix.zeros(rows, network.layers().get(l).outputs());
            probability[l] = isDrawn(l) ? Matrix.zeros(rows, activation[l + 1].columns()) : activation[l + 1];
        }
        activationBlock = blocksOf(activation, blocks);
        scratch = new float[blocks.count()][widest(network)];
        sigmoid = new FastSigmoid[blocks.count()];
        Arrays.setAll(sigmoid, b -> new FastSigmoid(widest(network)));
    }

    static Matrix[][] blocksOf(Matrix[] matrices, Blocks blocks) {
        Matrix[][] views = new Matrix[matrices.length][blocks.count()];
        for (int m = 0; m < matrices.length; m++) {
            for (int b = 0; b < blocks.count(); b++) {
                views[m][b] = matrices[m].rowRange(blocks.from(b), blocks.size(b));
            }
        }
        return views;
    }

    static int widest(Network network) {
        return network.layers().stream().mapToInt(Layer::outputs).max().orElseThrow();
    }

    private boolean isDrawn(int layer) {
        return stochastic && layer + 1 < network.layers().size();
    }

    /** Copies image {@code image} of {@code images} to row {@code row} of the batch. */
    void load(int row, Matrix images, int image) {
        activation[0].copyRow(row, images, image);
    }

    /** Computes one block; {@code passKey} and the image numbers decide how stochastic neurons answer. */
    void block(int b, long passKey, int[] imageOfRow, int firstRow) {
        Blas blas = compute.blas();
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            blas.multiply(1, activationBlock[l][b], false, layer.weights(), false, 0, activationBlock[l + 1][b]);
            for (int r = 0; r < blocks.size(b); r++) {
                int row = blocks.from(b) + r;
                long key = isDrawn(l) ? CounterBits.key(passKey + l, imageOfRow[firstRow + row]) : 0;
                answer(b, l, row, key);
            }
        }
    }

    private void answer(int b, int l, int row, long key) {
        Layer layer = network.layers().get(l);
        float[] values = scratch[b];
        int n = layer.outputs();
        activation[l + 1].readRow(row, values);
        if (network.output() == Output.SOFTMAX && l + 1 == network.layers().size()) {
            softmax(values, layer.bias(), n);
        } else {
            sigmoid[b].apply(values, layer.bias(), layer.gain(), n);
        }
        if (isDrawn(l)) {
            probability[l].writeRow(row, values);
            CounterBits.drawBernoulli(values, n, key);
        }
        activation[l + 1].writeRow(row, values);
    }

    private static void softmax(float[] drives, float[] bias, int n) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            drives[j] += bias[j];
            greatest = Math.max(greatest, drives[j]);
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            // StrictMath: the same bytes from the interpreter and from compiled code.
            drives[j] = (float) StrictMath.exp(drives[j] - greatest);
            sum += drives[j];
        }
        for (int j = 0; j < n; j++) {
            drives[j] = (float) (drives[j] / sum);
        }
    }

    /** Index of the greatest of the first {@code n} values; the first of equals. */
    static int argmax(float[] values, int n) {
        int best = 0;
        for (int j = 1; j < n; j++) {
            if (values[j] > values[best]) {
                best = j;
            }
        }
        return best;
    }
}
