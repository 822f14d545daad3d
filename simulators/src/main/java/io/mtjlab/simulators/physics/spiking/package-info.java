/** Neurons that fire: what drives them, what they are compared with, and a few of them joined by weights. */
@NullMarked
package io.mtjlab.simulators.physics.spiking;

import org.jspecify.annotations.NullMarked;
