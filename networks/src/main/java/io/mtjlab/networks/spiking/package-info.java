/** Layers of spiking neurons, trained through time by surrogate gradients. */
@NullMarked
package io.mtjlab.networks.spiking;

import org.jspecify.annotations.NullMarked;
