/** The Keithley DMM6500 multimeter: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.dmm6500;

import org.jspecify.annotations.NullMarked;
