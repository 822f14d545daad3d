/** The Keithley 6221 current source: ranges, state, wire. */
@NullMarked
package io.mtjlab.simulators.twin.keithley6221;

import org.jspecify.annotations.NullMarked;
