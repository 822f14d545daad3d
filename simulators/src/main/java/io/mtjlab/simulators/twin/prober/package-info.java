/** Wafer probers: a stage over a map of dies, and the two command languages that reach it. */
@NullMarked
package io.mtjlab.simulators.twin.prober;

import org.jspecify.annotations.NullMarked;
