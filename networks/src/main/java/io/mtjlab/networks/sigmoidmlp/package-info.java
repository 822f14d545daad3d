/** The 784-400-10 perceptron of Luo et al. 2023, whose neurons are a junction's switching probability. */
@NullMarked
package io.mtjlab.networks.sigmoidmlp;

import org.jspecify.annotations.NullMarked;
