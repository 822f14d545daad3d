/** Resistance against the voltage of pulses: levels, switching thresholds on both sides, breakdown. */
@NullMarked
package io.mtjlab.analysis.rv;

import org.jspecify.annotations.NullMarked;
