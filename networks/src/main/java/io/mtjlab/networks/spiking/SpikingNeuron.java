package io.mtjlab.networks.spiking;

/** A neuron that integrates its drive and fires when it has enough. */
public sealed interface SpikingNeuron permits WallNeuron, LeakyNeuron {

    /**
     * By how much weights must be larger than those of a neuron which one unit of drive takes to its threshold: initial
     * weights are uniform within plus and minus this over the square root of the inputs, and the learning rate is
     * multiplied by it.
     */
    double weightScale();

    /** Where its numbers are from, for the result. */
    String origin();
}
