package io.mtjlab.networks.training;

import java.util.Arrays;

import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.neuron.RfResponse;

/**
 * Every neuron of a layer has a microwave power of its own, which sets its alpha and beta together as the device
 * answers, and nothing else: no bias wire. All neurons stand in one static field, in the middle of the betas, so that
 * a neuron's bias is {@code static field - beta}. Training moves the powers.
 */
public final class RfPowerControl implements NeuronControl {

    private final RfResponse response;
    private final double staticOersted;
    private final float[] position;
    private final float[] velocity;

    /** @param outputs neurons of the layer; all begin at the response's middle level */
    public RfPowerControl(RfResponse response, int outputs) {
        this.response = response;
        double first = response.betaOersted(0);
        this.staticOersted = 0.5 * (first + response.betaOersted(response.lastPosition()));
        this.position = new float[outputs];
        this.velocity = new float[outputs];
        Arrays.fill(position, (float) (0.5 * response.lastPosition()));
    }

    /** Sets a layer's biases and gains as the powers say; before training. */
    public void applyTo(Layer layer) {
        for (int j = 0; j < position.length; j++) {
            layer.bias()[j] = (float) (staticOersted - response.betaOersted(position[j]));
            layer.gain()[j] = (float) response.alphaPerOersted(position[j]);
        }
    }

    /** Positions on the response's list of levels, shape [outputs]; a copy. */
    public float[] positions() {
        return position.clone();
    }

    @Override
    public boolean wantsGainGradient() {
        return true;
    }

    @Override
    public void update(Layer layer, float[] biasGradient, float[] gainGradient, double learningRate, double momentum) {
        for (int j = 0; j < position.length; j++) {
            double slope = gainGradient[j] * response.alphaSlope(position[j])
                    - biasGradient[j] * response.betaSlope(position[j]);
            velocity[j] = (float) (momentum * velocity[j] + slope);
            double moved = position[j] - learningRate * velocity[j];
            position[j] = (float) Math.max(0, Math.min(response.lastPosition(), moved));
        }
        applyTo(layer);
    }

    @Override
    public float[][] state() {
        return new float[][] {position, velocity};
    }
}
