package io.mtjlab.networks.neuron;

/**
 * A junction read once: it answers 1 with the probability that {@code law} gives, else 0. Training takes the
 * derivative of the probability in place of the answer's own (straight-through).
 */
public record BernoulliNeuron(SigmoidNeuron law) implements Neuron {

    @Override
    public double alphaPerOersted() {
        return law.alphaPerOersted();
    }

    @Override
    public double betaOersted() {
        return law.betaOersted();
    }

    @Override
    public boolean stochastic() {
        return true;
    }
}
