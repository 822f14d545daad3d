/** The Keithley 2182A nanovoltmeter: its converter, its buffer, its wire. */
@NullMarked
package io.mtjlab.simulators.twin.keithley2182a;

import org.jspecify.annotations.NullMarked;
