package io.mtjlab.networks.training;

import java.util.List;
import java.util.function.IntConsumer;

import io.mtjlab.networks.matrix.Blas;
import io.mtjlab.networks.matrix.Blocks;
import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.network.Network;

/**
 * One training step on batches of one size. The gradient is never stored: the product {@code activation' delta} is
 * added to the velocity, or straight to the weights where there is no momentum, by the matrix library itself.
 */
final class Descent {

    private final Network network;
    private final Forward forward;
    private final Backward backward;
    private final Matrix[] velocity;
    private final List<NeuronControl> controls;
    private final View[][] views;
    private final float[] biasGradient;
    private final float[] gainGradient;
    private final IntConsumer throughBlock;
    private final IntConsumer descendBlock;

    // The present step, for the tasks.
    private final ImageMatrix images;
    private int[] order = {};
    private int firstRow;
    private long passKey;
    private float rate;
    private float momentum;

    /** Weights, velocities, and the columns of the layer's input that they meet, for some inputs of a layer. */
    private record View(Matrix weights, Matrix velocity, Matrix inputs) {}

    /** @param network that learns; {@code forward} computes with it, or with what hardware makes of its weights */
    Descent(Network network, Forward forward, ImageMatrix images, Matrix[] velocity, List<NeuronControl> controls) {
        this.forward = forward;
        this.images = images;
        this.network = network;
        this.velocity = velocity;
        this.controls = controls;
        boolean withGain = controls.stream().anyMatch(NeuronControl::wantsGainGradient);
        this.backward = new Backward(forward, withGain);
        this.views = views();
        this.biasGradient = new float[Forward.widest(network)];
        this.gainGradient = new float[Forward.widest(network)];
        this.throughBlock = this::throughBlock;
        this.descendBlock = this::descendBlock;
    }

    private View[][] views() {
        View[][] all = new View[network.layers().size()][];
        for (int l = 0; l < all.length; l++) {
            Layer layer = network.layers().get(l);
            Blocks blocks = Blocks.ofWeights(layer.inputs());
            all[l] = new View[blocks.count()];
            for (int b = 0; b < all[l].length; b++) {
                int from = blocks.from(b);
                int size = blocks.size(b);
                all[l][b] = new View(
                        layer.weights().rowRange(from, size),
                        velocity[l].rowRange(from, size),
                        forward.activation[l].columnRange(from, size));
            }
        }
        return all;
    }

    /** Images of a step. */
    int rows() {
        return forward.blocks.rows();
    }

    /** Sends the images {@code order[first ...]} through the network and back; weights stay. Returns the summed loss. */
    double through(int[] newOrder, int first, long newPassKey) {
        order = newOrder;
        firstRow = first;
        passKey = newPassKey;
        forward.compute.crew().run(forward.blocks.count(), throughBlock);
        return backward.loss();
    }

    /** Images of the last {@link #through} that were recognised. */
    int correct() {
        return backward.correct();
    }

    /** Moves weights, biases and gains by the gradient of the last {@link #through}. */
    void descend(double learningRate, double newMomentum) {
        rate = (float) learningRate;
        momentum = (float) newMomentum;
        int tasks = 0;
        for (View[] layer : views) {
            tasks = Math.max(tasks, layer.length);
        }
        forward.compute.crew().run(tasks, descendBlock);
        for (int l = 0; l < views.length; l++) {
            backward.meanBiasGradient(l, biasGradient);
            backward.meanGainGradient(l, gainGradient);
            controls.get(l).update(network.layers().get(l), biasGradient, gainGradient, learningRate, newMomentum);
        }
    }

    private void throughBlock(int b) {
        for (int r = 0; r < forward.blocks.size(b); r++) {
            int row = forward.blocks.from(b) + r;
            forward.load(row, images.pixels(), order[firstRow + row]);
        }
        forward.block(b, passKey, order, firstRow);
        backward.block(b, images.labels(), order, firstRow);
    }

    private void descendBlock(int b) {
        Blas blas = forward.compute.blas();
        for (int l = 0; l < views.length; l++) {
            if (b >= views[l].length) {
                continue;
            }
            View view = views[l][b];
            if (momentum == 0) {
                blas.multiply(-rate / rows(), view.inputs, true, backward.delta[l], false, 1, view.weights);
            } else {
                blas.multiply(1f / rows(), view.inputs, true, backward.delta[l], false, momentum, view.velocity);
                blas.addScaled(-rate, view.velocity, view.weights);
            }
        }
    }
}
