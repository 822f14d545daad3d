/** A single magnetisation vector that precesses, is damped, pushed by spin currents and shaken by heat. */
@NullMarked
package io.mtjlab.simulators.physics.macrospin;

import org.jspecify.annotations.NullMarked;
