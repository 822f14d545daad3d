/** The Keithley 2400 source meter: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.keithley2400;

import org.jspecify.annotations.NullMarked;
