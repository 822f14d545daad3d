/** Whole simulations: what to do with a device, what came out. The command line shows them. */
@NullMarked
package io.mtjlab.simulators.physics.simulation;

import org.jspecify.annotations.NullMarked;
