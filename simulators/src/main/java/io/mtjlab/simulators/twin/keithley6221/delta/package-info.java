/** The three delta modes of the 6221: current reversals, pulses and a stepped sweep that a 2182A looks at. */
@NullMarked
package io.mtjlab.simulators.twin.keithley6221.delta;

import org.jspecify.annotations.NullMarked;
