package io.mtjlab.networks.neuron;

/**
 * A neuron that answers with the switching probability of a junction, or with a switching event drawn from it. Further
 * kinds carry a steepness and a centre too, since that is what a device card tells.
 */
public sealed interface Neuron permits SigmoidNeuron, BernoulliNeuron {

    /** Steepness of the probability, per oersted of drive. */
    double alphaPerOersted();

    /** Field at which the probability is one half, in oersted. */
    double betaOersted();

    /** Whether the answer is 0 or 1, drawn anew each time, instead of the probability itself. */
    boolean stochastic();

    /** Switching probability at a field, 0 to 1. */
    default double probability(double fieldOersted) {
        return 1 / (1 + Math.exp(-alphaPerOersted() * (fieldOersted - betaOersted())));
    }
}
