package io.mtjlab.networks.spiking;

import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.matrix.Blas;
import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.training.CounterBits;

/**
 * Some images of a batch on their way through a network over all steps, and back. Rows of all matrices go step by step,
 * image by image within a step. Allocates nothing after it is made.
 */
final class BlockPass {

    private final SpikingNetwork network;
    private final Encoding encoding;
    private final int steps;
    private final int images;
    private final LayerDynamics[] dynamics;

    /** Inputs, then each layer's spikes; shape [steps images x inputs or neurons]. */
    private final Matrix[] spikes;

    private final Matrix[] delta;
    private final float[][] values;
    private final int[] grey;
    private final int[] inputs;
    private final float[] scores;
    private final long[] keys;
    private final Matrix[] gradient;
    private double loss;
    private int correct;

    BlockPass(SpikingNetwork network, Encoding encoding, int steps, int images, SurrogateGradient surrogate) {
        this.network = network;
        this.encoding = encoding;
        this.steps = steps;
        this.images = images;
        int layers = network.layers();
        int rows = steps * images;
        dynamics = new LayerDynamics[layers];
        spikes = new Matrix[layers + 1];
        delta = new Matrix[layers];
        gradient = new Matrix[layers];
        values = new float[layers][];
        spikes[0] = Matrix.zeros(rows, network.inputs());
        for (int l = 0; l < layers; l++) {
            Matrix weights = network.weights().get(l);
            dynamics[l] = LayerDynamics.of(network, l, steps, images, surrogate);
            spikes[l + 1] = Matrix.zeros(rows, weights.columns());
            delta[l] = Matrix.zeros(rows, weights.columns());
            gradient[l] = Matrix.zeros(weights.rows(), weights.columns());
            values[l] = new float[rows * weights.columns()];
        }
        grey = new int[network.inputs()];
        inputs = new int[network.inputs()];
        scores = new float[network.outputs()];
        keys = new long[images];
    }

    int images() {
        return images;
    }

    /** There. Image {@code order[first + row]} is in row {@code row}; its chance is drawn by {@code passKey}. */
    void forward(Blas blas, LabelledImages data, int[] order, int first, long passKey) {
        for (int row = 0; row < images; row++) {
            keys[row] = CounterBits.key(passKey, order[first + row]);
        }
        for (int row = 0; row < images; row++) {
            int offset = order[first + row] * grey.length;
            for (int j = 0; j < grey.length; j++) {
                grey[j] = data.pixels()[offset + j] & 0xff;
            }
            for (int t = 0; t < steps; t++) {
                encoding.step(grey, t, steps, (int) CounterBits.bits(keys[row], t), inputs);
                spikes[0].writeRowBits(t * images + row, inputs);
            }
        }
        for (int l = 0; l < network.layers(); l++) {
            blas.multiply(1, spikes[l], false, network.weights().get(l), false, 0, spikes[l + 1]);
            spikes[l + 1].readAll(values[l]);
            for (int row = 0; row < images; row++) {
                keys[row] = CounterBits.key(keys[row], l);
            }
            dynamics[l].forward(values[l], keys);
            spikes[l + 1].writeAll(values[l]);
        }
    }

    /** Counts what was recognised, and leaves dL/dspike in the last layer's values; L = cross-entropy of the counts. */
    private void score(LabelledImages data, int[] order, int first, float weight) {
        int last = network.layers() - 1;
        int n = scores.length;
        loss = 0;
        correct = 0;
        for (int row = 0; row < images; row++) {
            countSpikes(last, row);
            int label = data.labels()[order[first + row]];
            correct += best(scores) == label ? 1 : 0;
            loss += softmaxLoss(label);
            for (int t = 0; t < steps; t++) {
                int begin = (t * images + row) * n;
                for (int j = 0; j < n; j++) {
                    values[last][begin + j] = scores[j] * weight;
                }
            }
        }
    }

    private void countSpikes(int last, int row) {
        int n = scores.length;
        java.util.Arrays.fill(scores, 0);
        for (int t = 0; t < steps; t++) {
            int begin = (t * images + row) * n;
            for (int j = 0; j < n; j++) {
                scores[j] += values[last][begin + j];
            }
        }
    }

    /** The first of the greatest. */
    private static int best(float[] scores) {
        int best = 0;
        for (int j = 1; j < scores.length; j++) {
            if (scores[j] > scores[best]) {
                best = j;
            }
        }
        return best;
    }

    /** The loss of one image; {@code scores} hold its derivative by the counts afterwards. */
    private double softmaxLoss(int label) {
        float greatest = scores[best(scores)];
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            // StrictMath: the same bytes from the interpreter and from compiled code.
            scores[j] = (float) StrictMath.exp(scores[j] - greatest);
            sum += scores[j];
        }
        for (int j = 0; j < scores.length; j++) {
            scores[j] = (float) (scores[j] / sum);
        }
        double p = Math.max(scores[label], Float.MIN_NORMAL);
        scores[label] -= 1;
        return -StrictMath.log(p);
    }

    /** There and back. @param weight of an image in the gradient: one over the batch */
    void train(Blas blas, LabelledImages data, int[] order, int first, long passKey, float weight) {
        forward(blas, data, order, first, passKey);
        score(data, order, first, weight);
        for (int l = network.layers() - 1; l >= 0; l--) {
            dynamics[l].backward(values[l]);
            delta[l].writeAll(values[l]);
            blas.multiply(1, spikes[l], true, delta[l], false, 0, gradient[l]);
            if (l > 0) {
                blas.multiply(1, delta[l], false, network.weights().get(l), true, 0, delta[l - 1]);
                delta[l - 1].readAll(values[l - 1]);
            }
        }
    }

    /** Counts what was recognised of the first {@code rows} images. */
    int evaluate(Blas blas, LabelledImages data, int[] order, int first, int rows, long passKey) {
        forward(blas, data, order, first, passKey);
        int hits = 0;
        for (int row = 0; row < rows; row++) {
            countSpikes(network.layers() - 1, row);
            hits += best(scores) == data.labels()[order[first + row]] ? 1 : 0;
        }
        return hits;
    }

    /** Of the last {@link #train}, shape [inputs x neurons]. */
    Matrix gradient(int layer) {
        return gradient[layer];
    }

    /** Summed loss of the last {@link #train}. */
    double loss() {
        return loss;
    }

    /** Images of the last {@link #train} that were recognised on the way. */
    int correct() {
        return correct;
    }

    /** Spikes of each layer's neurons in the last pass, summed. */
    double spikeCount(int layer) {
        float[] fired = new float[spikes[layer + 1].rows() * spikes[layer + 1].columns()];
        spikes[layer + 1].readAll(fired);
        double sum = 0;
        for (float f : fired) {
            sum += f;
        }
        return sum;
    }
}
