package io.mtjlab.networks.network;

import io.mtjlab.networks.matrix.Matrix;

/** What weights become in the hardware that a network computes with. */
@FunctionalInterface
public interface WeightForm {

    /**
     * Fills {@code realised} with what the hardware makes of {@code weights}; both of shape [inputs x outputs].
     *
     * @param layer from the inputs on, counted from 0; a network is realised layer after layer
     */
    void realise(int layer, Matrix weights, Matrix realised);
}
