/** The perceptron of Kumar et al. (2024), whose weights are compounds of junctions. */
@NullMarked
package io.mtjlab.networks.quantizedmlp;

import org.jspecify.annotations.NullMarked;
