/** Spin-torque ferromagnetic resonance: the voltage that a junction rectifies from a microwave. */
@NullMarked
package io.mtjlab.protocols.stfmr;

import org.jspecify.annotations.NullMarked;
