package io.mtjlab.networks.network;

/** What the last layer answers, and the loss that goes with it. */
public enum Output {
    /** Sigmoid neurons like the hidden ones (never stochastic); loss: squared error, half its sum over the outputs. */
    SIGMOID,
    /** Softmax of the drives; loss: cross-entropy. */
    SOFTMAX
}
