/** The Keithley 2450 source meter in its SCPI mode: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.keithley2450;

import org.jspecify.annotations.NullMarked;
