package io.mtjlab.networks.dwsnn;

import java.util.Locale;

/** What is trained and compared. */
public enum DwSnnStudy {
    /** The chosen neuron, once for each seed. */
    TRAIN,
    /** The paper's three claims, tested over pairs of networks: walls of 12 pulses, leaky neurons, walls with noise. */
    CLAIMS,
    /** Leaky neurons beside walls of 12 and 35 pulses with and without noise. */
    NEURONS,
    /** The chosen neuron shown the images by each of the encodings. */
    ENCODINGS,
    /** The chosen neuron trained by each of the surrogate gradients. */
    SURROGATES;

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
