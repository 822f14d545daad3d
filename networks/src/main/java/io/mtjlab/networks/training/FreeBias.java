package io.mtjlab.networks.training;

import io.mtjlab.networks.network.Layer;

/** Gradient descent on the biases of a layer, and on its gains when asked; a gain stays above {@link #LEAST_GAIN}. */
final class FreeBias implements NeuronControl {

    private static final float LEAST_GAIN = 0.01f;

    private final float[] biasVelocity;
    private final float[] gainVelocity;

    FreeBias(int outputs, boolean withGain) {
        biasVelocity = new float[outputs];
        gainVelocity = new float[withGain ? outputs : 0];
    }

    @Override
    public boolean wantsGainGradient() {
        return gainVelocity.length > 0;
    }

    @Override
    public void update(Layer layer, float[] biasGradient, float[] gainGradient, double learningRate, double momentum) {
        descend(layer.bias(), biasVelocity, biasGradient, learningRate, momentum);
        descend(layer.gain(), gainVelocity, gainGradient, learningRate, momentum);
        for (int j = 0; j < gainVelocity.length; j++) {
            layer.gain()[j] = Math.max(LEAST_GAIN, layer.gain()[j]);
        }
    }

    private static void descend(float[] values, float[] velocity, float[] gradient, double rate, double momentum) {
        for (int j = 0; j < velocity.length; j++) {
            velocity[j] = (float) momentum * velocity[j] + gradient[j];
            values[j] -= (float) rate * velocity[j];
        }
    }

    @Override
    public float[][] state() {
        return new float[][] {biasVelocity, gainVelocity};
    }
}
