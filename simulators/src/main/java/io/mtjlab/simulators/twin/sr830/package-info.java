/** The Stanford Research SR830 lock-in amplifier: its filter, its state, its wire. */
@NullMarked
package io.mtjlab.simulators.twin.sr830;

import org.jspecify.annotations.NullMarked;
