package io.mtjlab.networks.device;

import java.util.Map;
import java.util.Optional;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.network.Network;

/**
 * What is known of the neurons beside the mean sigmoid.
 *
 * @param reading how one is asked; absent: no costs
 * @param alphaSpread standard deviation of alpha from neuron to neuron, per oersted
 * @param betaSpread standard deviation of beta, in oersted
 */
public record NeuronHardware(Optional<TelegraphReading> reading, double alphaSpread, double betaSpread) {

    /** Luo et al. (2023), one device: no spread is known. */
    public static final NeuronHardware LUO_2023 = new NeuronHardware(Optional.of(TelegraphReading.LUO_2023), 0, 0);

    /** A probability is known to 0.01 or better after as many independent answers: 1/(4 x 0.01^2). */
    public static final double ANSWERS_FOR_A_PROBABILITY = 2_500;

    private static final double LEAST_GAIN = 0.01;

    /** Of a card: its telegraph signal, and its spread of {@code sigmoid.alpha} and {@code sigmoid.beta}. */
    public static NeuronHardware of(DeviceCard card) {
        CardValues values = new CardValues(card);
        return new NeuronHardware(
                TelegraphReading.of(card), values.spread("sigmoid.alpha"), values.spread("sigmoid.beta"));
    }

    /** Whether any two neurons differ. */
    public boolean varies() {
        return alphaSpread > 0 || betaSpread > 0;
    }

    /** A copy of {@code network} whose neurons have an alpha and a beta of their own. */
    public Network drawn(Network network, UniformRandomProvider random) {
        Network copy = network.copy();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (Layer layer : copy.layers()) {
            for (int j = 0; j < layer.outputs(); j++) {
                double alpha = layer.gain()[j] + alphaSpread * normal.sample();
                layer.gain()[j] = (float) Math.max(LEAST_GAIN, alpha);
                layer.bias()[j] -= (float) (betaSpread * normal.sample());
            }
        }
        return copy;
    }

    /**
     * One answer of every neuron, layer after layer; {@code averaged} asks until every probability is known. A training
     * step asks once for each image. The weights are not devices here.
     */
    public void costs(int[] neurons, int batch, Map<String, Double> metrics) {
        if (reading.isEmpty()) {
            return;
        }
        Cost once = Cost.NONE;
        for (int count : neurons) {
            once = once.then(reading.get().answer().abreast(count));
        }
        once.into(metrics, "inference");
        once.inTurn(ANSWERS_FOR_A_PROBABILITY).into(metrics, "inference_averaged");
        once.inTurn(batch).into(metrics, "training_step");
    }
}
