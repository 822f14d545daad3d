package io.mtjlab.networks.training;

import io.mtjlab.networks.network.Layer;

/** What training may turn at the neurons of a layer, beside its weights. */
public interface NeuronControl {

    /** Whether {@link #update} needs the derivatives by the gains; they cost a logarithm for each neuron and image. */
    boolean wantsGainGradient();

    /**
     * One step of gradient descent.
     *
     * @param biasGradient shape [outputs]: mean over the batch
     * @param gainGradient shape [outputs], or zeros when not wanted
     */
    void update(Layer layer, float[] biasGradient, float[] gainGradient, double learningRate, double momentum);

    /** What goes on from step to step, live, for checkpoints; each of shape [outputs]. */
    float[][] state();

    /** Every neuron has a bias of its own; alpha stays. */
    static NeuronControl freeBias(int outputs) {
        return new FreeBias(outputs, false);
    }

    /** Every neuron has a bias and an alpha of its own. */
    static NeuronControl freeBiasAndGain(int outputs) {
        return new FreeBias(outputs, true);
    }

    /** Neurons stay as they are. */
    static NeuronControl fixed() {
        return new NeuronControl() {
            @Override
            public boolean wantsGainGradient() {
                return false;
            }

            @Override
            public void update(Layer layer, float[] bias, float[] gain, double learningRate, double momentum) {}

            @Override
            public float[][] state() {
                return new float[0][];
            }
        };
    }
}
