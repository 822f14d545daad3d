/** What a neuron does with its drive. */
@NullMarked
package io.mtjlab.networks.neuron;

import org.jspecify.annotations.NullMarked;
