package io.mtjlab.networks.training;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.SigmoidNeuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** One step of descent against central differences of a loss that is written here again, in double precision. */
class GradientTest {

    private static final int IMAGES = 7;
    private static final double H = 1e-5;
    private static final double RATE = 1e-1;

    @ParameterizedTest
    @EnumSource(Output.class)
    void a_step_moves_weights_biases_and_gains_down_the_gradient(Output output) {
        Random random = new Random(3);
        try (Compute compute = Compute.withThreads(2)) {
            Network network = Network.of(SigmoidNeuron.of(1.5, 0, "test"), output, RandomStreams.of(4), 6, 9, 5, 4);
            for (Layer layer : network.layers()) {
                for (int j = 0; j < layer.outputs(); j++) {
                    layer.bias()[j] = (float) (0.3 * random.nextGaussian());
                }
            }
            Matrix pixels = Matrix.zeros(IMAGES, 6);
            byte[] labels = new byte[IMAGES];
            for (int i = 0; i < IMAGES; i++) {
                labels[i] = (byte) (i % 4);
                for (int p = 0; p < 6; p++) {
                    pixels.set(i, p, random.nextFloat());
                }
            }
            double[][][] w = weights(network);
            double[][] bias =
                    network.layers().stream().map(l -> doubles(l.bias())).toArray(double[][]::new);
            double[][] gain =
                    network.layers().stream().map(l -> doubles(l.gain())).toArray(double[][]::new);

            step(compute, network, new ImageMatrix(pixels, labels));

            Loss loss = new Loss(pixels, labels, w, bias, gain, output);
            for (int l = 0; l < w.length; l++) {
                Layer layer = network.layers().get(l);
                for (int j = 0; j < layer.outputs(); j++) {
                    for (int i = 0; i < layer.inputs(); i++) {
                        double moved = (layer.weights().get(i, j) - (float) w[l][i][j]) / -RATE;
                        assertThat(moved)
                                .as("weight %d %d %d", l, i, j)
                                .isCloseTo(slope(w[l][i], j, loss), within(3e-6));
                    }
                    double moved = (layer.bias()[j] - (float) bias[l][j]) / -RATE;
                    assertThat(moved).as("bias %d %d", l, j).isCloseTo(slope(bias[l], j, loss), within(3e-6));
                    if (l + 1 < w.length) {
                        double gained = (layer.gain()[j] - (float) gain[l][j]) / -RATE;
                        assertThat(gained).as("gain %d %d", l, j).isCloseTo(slope(gain[l], j, loss), within(5e-6));
                    }
                }
            }
            assertThat(loss.value()).isGreaterThan(0.1);
        }
    }

    private static void step(Compute compute, Network network, ImageMatrix images) {
        Matrix[] velocity = network.layers().stream()
                .map(l -> Matrix.zeros(l.inputs(), l.outputs()))
                .toArray(Matrix[]::new);
        List<NeuronControl> controls =
                List.of(NeuronControl.freeBiasAndGain(9), NeuronControl.freeBiasAndGain(5), NeuronControl.freeBias(4));
        Descent descent = new Descent(network, new Forward(compute, network, IMAGES), images, velocity, controls);
        descent.through(new int[] {6, 5, 4, 3, 2, 1, 0}, 0, 0);
        descent.descend(RATE, 0);
    }

    private static double slope(double[] values, int at, Loss loss) {
        double kept = values[at];
        values[at] = kept + H;
        double above = loss.value();
        values[at] = kept - H;
        double below = loss.value();
        values[at] = kept;
        return (above - below) / (2 * H);
    }

    private static double[][][] weights(Network network) {
        return network.layers().stream()
                .map(layer -> {
                    double[][] w = new double[layer.inputs()][layer.outputs()];
                    for (int i = 0; i < layer.inputs(); i++) {
                        for (int j = 0; j < layer.outputs(); j++) {
                            w[i][j] = layer.weights().get(i, j);
                        }
                    }
                    return w;
                })
                .toArray(double[][][]::new);
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    /** Mean loss of all images. */
    private record Loss(Matrix pixels, byte[] labels, double[][][] w, double[][] bias, double[][] gain, Output output) {

        double value() {
            double sum = 0;
            for (int image = 0; image < labels.length; image++) {
                double[] x = new double[pixels.columns()];
                for (int p = 0; p < x.length; p++) {
                    x[p] = pixels.get(image, p);
                }
                for (int l = 0; l < w.length; l++) {
                    x = layer(x, l);
                }
                sum += loss(x, labels[image]);
            }
            return sum / labels.length;
        }

        private double[] layer(double[] in, int l) {
            double[] out = new double[bias[l].length];
            boolean raw = output == Output.SOFTMAX && l + 1 == w.length;
            for (int j = 0; j < out.length; j++) {
                double drive = bias[l][j];
                for (int i = 0; i < in.length; i++) {
                    drive += in[i] * w[l][i][j];
                }
                out[j] = raw ? drive : 1 / (1 + Math.exp(-gain[l][j] * drive));
            }
            return out;
        }

        private double loss(double[] out, int label) {
            double sum = 0;
            for (int j = 0; j < out.length; j++) {
                double miss = out[j] - (j == label ? 1 : 0);
                sum += output == Output.SOFTMAX ? Math.exp(out[j]) : 0.5 * miss * miss;
            }
            return output == Output.SOFTMAX ? Math.log(sum) - out[label] : sum;
        }
    }
}
