package io.mtjlab.networks.training;

import java.util.Arrays;

import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;

/**
 * The gradient's way back through a batch: {@code delta[l]} is the derivative of the summed loss by the drive of layer
 * l, shape [rows x outputs]. Sums over rows are kept for each block and added in the blocks' order, whoever computed
 * them.
 */
final class Backward {

    private final Forward forward;
    private final Network network;

    /** Shapes [rows x outputs of the layer]. */
    final Matrix[] delta;

    private final Matrix[][] deltaBlock;
    private final boolean withGain;
    private final float[][] scratch;
    private final float[][] answers;
    private final float[][][] biasSum;
    private final float[][][] gainSum;
    private final double[] lossSum;
    private final int[] correct;

    /** @param withGain whether derivatives by the neurons' gains are wanted too */
    Backward(Forward forward, boolean withGain) {
        this.forward = forward;
        this.network = forward.network;
        this.withGain = withGain;
        int layers = network.layers().size();
        int count = forward.blocks.count();
        delta = new Matrix[layers];
        biasSum = new float[layers][count][];
        gainSum = new float[layers][count][];
        for (int l = 0; l < layers; l++) {
            int outputs = network.layers().get(l).outputs();
            delta[l] = Matrix.zeros(forward.blocks.rows(), outputs);
            for (int b = 0; b < count; b++) {
                biasSum[l][b] = new float[outputs];
                gainSum[l][b] = new float[outputs];
            }
        }
        deltaBlock = Forward.blocksOf(delta, forward.blocks);
        scratch = new float[count][Forward.widest(network)];
        answers = new float[count][Forward.widest(network)];
        lossSum = new double[count];
        correct = new int[count];
    }

    /** Loss, then deltas of all layers, for the rows of one block. */
    void block(int b, byte[] labels, int[] imageOfRow, int firstRow) {
        int last = network.layers().size() - 1;
        score(b, last, labels, imageOfRow, firstRow);
        for (int l = last - 1; l >= 0; l--) {
            Layer above = network.layers().get(l + 1);
            forward.compute.blas().multiply(1, deltaBlock[l + 1][b], false, above.weights(), true, 0, deltaBlock[l][b]);
            Layer layer = network.layers().get(l);
            Arrays.fill(biasSum[l][b], 0);
            Arrays.fill(gainSum[l][b], 0);
            for (int r = 0; r < forward.blocks.size(b); r++) {
                int row = forward.blocks.from(b) + r;
                delta[l].readRow(row, scratch[b]);
                forward.probability[l].readRow(row, answers[b]);
                throughSigmoid(scratch[b], answers[b], layer.gain(), layer.outputs());
                if (withGain) {
                    addGainGradient(gainSum[l][b], scratch[b], answers[b], layer.gain());
                }
                finishRow(l, b, row, scratch[b]);
            }
        }
    }

    private void score(int b, int last, byte[] labels, int[] imageOfRow, int firstRow) {
        Layer layer = network.layers().get(last);
        int n = layer.outputs();
        float[] values = scratch[b];
        double loss = 0;
        int hits = 0;
        Arrays.fill(biasSum[last][b], 0);
        for (int r = 0; r < forward.blocks.size(b); r++) {
            int row = forward.blocks.from(b) + r;
            forward.activation[last + 1].readRow(row, answers[b]);
            int label = labels[imageOfRow[firstRow + row]];
            hits += Forward.argmax(answers[b], n) == label ? 1 : 0;
            System.arraycopy(answers[b], 0, values, 0, n);
            values[label] -= 1;
            if (network.output() == Output.SOFTMAX) {
                loss -= StrictMath.log(Math.max(answers[b][label], Float.MIN_NORMAL));
            } else {
                for (int j = 0; j < n; j++) {
                    loss += 0.5 * values[j] * values[j];
                }
                throughSigmoid(values, answers[b], layer.gain(), n);
            }
            finishRow(last, b, row, values);
        }
        lossSum[b] = loss;
        correct[b] = hits;
    }

    /** From the derivative by the answer p to that by the drive: {@code times gain p (1 - p)}. */
    private static void throughSigmoid(float[] delta, float[] p, float[] gain, int n) {
        for (int j = 0; j < n; j++) {
            delta[j] *= gain[j] * p[j] * (1f - p[j]);
        }
    }

    /** {@code dL/dgain = delta/gain times drive}, where the drive is logit(p)/gain; saturated neurons give nothing. */
    private static void addGainGradient(float[] sum, float[] delta, float[] p, float[] gain) {
        for (int j = 0; j < sum.length; j++) {
            if (p[j] > 0 && p[j] < 1) {
                float drive = (float) StrictMath.log(p[j] / (1 - p[j])) / gain[j];
                sum[j] += delta[j] / gain[j] * drive;
            }
        }
    }

    private void finishRow(int l, int b, int row, float[] values) {
        float[] sum = biasSum[l][b];
        for (int j = 0; j < sum.length; j++) {
            sum[j] += values[j];
        }
        delta[l].writeRow(row, values);
    }

    /** Summed loss of the batch. */
    double loss() {
        double sum = 0;
        for (double part : lossSum) {
            sum += part;
        }
        return sum;
    }

    /** Images of the batch that were recognised. */
    int correct() {
        return Arrays.stream(correct).sum();
    }

    /** Mean over the batch of the derivative by the biases of a layer, into {@code mean}, shape [outputs] or longer. */
    void meanBiasGradient(int layer, float[] mean) {
        mean(biasSum[layer], mean);
    }

    /** Mean over the batch of the derivative by the gains of a layer, into {@code mean}, shape [outputs] or longer. */
    void meanGainGradient(int layer, float[] mean) {
        mean(gainSum[layer], mean);
    }

    private void mean(float[][] sums, float[] mean) {
        int n = sums[0].length;
        Arrays.fill(mean, 0, n, 0);
        for (float[] part : sums) {
            for (int j = 0; j < n; j++) {
                mean[j] += part[j];
            }
        }
        for (int j = 0; j < n; j++) {
            mean[j] /= forward.blocks.rows();
        }
    }
}
