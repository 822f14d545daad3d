/** The microwave-modulated stochastic neuron of Luo et al. (2023). */
@NullMarked
package io.mtjlab.simulators.physics.neuron;

import org.jspecify.annotations.NullMarked;
