/** Pulse trains at a domain-wall device: thresholds of depinning, fire and reset, and the wall's velocity. */
@NullMarked
package io.mtjlab.analysis.pulses;

import org.jspecify.annotations.NullMarked;
