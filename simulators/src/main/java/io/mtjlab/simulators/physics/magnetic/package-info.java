/** A junction whose loops, telegraph signal, pulses and resonance follow from the energy of its layers. */
@NullMarked
package io.mtjlab.simulators.physics.magnetic;

import org.jspecify.annotations.NullMarked;
