/** The Keithley 7001 switch system: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.keithley7001;

import org.jspecify.annotations.NullMarked;
