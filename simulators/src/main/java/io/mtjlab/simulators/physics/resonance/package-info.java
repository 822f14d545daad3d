/** Ferromagnetic resonance and the voltage that it rectifies. */
@NullMarked
package io.mtjlab.simulators.physics.resonance;

import org.jspecify.annotations.NullMarked;
