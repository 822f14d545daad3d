package io.mtjlab.networks.training;

import java.util.Arrays;

import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.network.Network;

/** Counts how many images a network recognises. */
public final class Evaluator {

    private static final int BATCH = 1_000;

    private final Compute compute;

    public Evaluator(Compute compute) {
        this.compute = compute;
    }

    /** Fraction recognised; stochastic neurons answer once for each image, by {@code key}. */
    public double accuracy(Network network, ImageMatrix images, long key) {
        return accuracy(network, images, key, 1);
    }

    /**
     * Fraction recognised when the network is asked {@code samples} times for each image and its outputs are averaged.
     *
     * @param key of the stochastic neurons' chance; a network without such neurons does not use it
     */
    public double accuracy(Network network, ImageMatrix images, long key, int samples) {
        int outputs = network.outputs();
        int batch = Math.min(BATCH, images.count());
        Forward forward = new Forward(compute, network, batch);
        float[][] votes = new float[batch][outputs];
        float[] answer = new float[outputs];
        int[] order = new int[batch];
        int correct = 0;
        for (int first = 0; first < images.count(); first += batch) {
            int rows = Math.min(batch, images.count() - first);
            load(forward, images, order, first, rows);
            for (float[] vote : votes) {
                Arrays.fill(vote, 0);
            }
            for (int sample = 0; sample < samples; sample++) {
                long passKey = CounterBits.key(key, sample);
                compute.crew().run(forward.blocks.count(), b -> forward.block(b, passKey, order, 0));
                for (int row = 0; row < rows; row++) {
                    forward.activation[network.layers().size()].readRow(row, answer);
                    for (int j = 0; j < outputs; j++) {
                        votes[row][j] += answer[j];
                    }
                }
            }
            for (int row = 0; row < rows; row++) {
                correct += Forward.argmax(votes[row], outputs) == images.labels()[first + row] ? 1 : 0;
            }
        }
        return (double) correct / images.count();
    }

    /** The last batch is filled up with images that were counted already; their answers are not looked at. */
    private static void load(Forward forward, ImageMatrix images, int[] order, int first, int rows) {
        for (int row = 0; row < order.length; row++) {
            order[row] = row < rows ? first + row : row;
            forward.load(row, images.pixels(), order[row]);
        }
    }
}
