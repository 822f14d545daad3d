package io.mtjlab.networks.synapse;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.network.WeightForm;

/** The synapses of a network: alike but for the scale of each layer. */
public record Synapses(List<Synapse> layers) implements WeightForm {

    public Synapses {
        layers = List.copyOf(layers);
    }

    /** With perfect devices. */
    @Override
    public void realise(int layer, Matrix weights, Matrix realised) {
        layers.get(layer).realise(weights, realised);
    }

    /** As read once; see {@link Synapse#realise(Matrix, Matrix, Imperfections, UniformRandomProvider, UniformRandomProvider)}. */
    public WeightForm with(Imperfections imperfections, UniformRandomProvider made, UniformRandomProvider read) {
        return (layer, weights, realised) -> layers.get(layer).realise(weights, realised, imperfections, made, read);
    }

    /** Such as {@code 2.5rms, 2.0rms}. */
    public String scales() {
        return layers.stream().map(s -> s.scale().key()).collect(Collectors.joining(", "));
    }

    /** Of the first layer, for what all have in common. */
    public Synapse first() {
        return layers.get(0);
    }
}
