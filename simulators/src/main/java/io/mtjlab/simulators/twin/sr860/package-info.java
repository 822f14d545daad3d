/** The Stanford Research SR860 lock-in amplifier: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.sr860;

import org.jspecify.annotations.NullMarked;
