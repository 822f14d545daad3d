/** Trains of pulses that write, move and read a domain. */
@NullMarked
package io.mtjlab.protocols.pulses;

import org.jspecify.annotations.NullMarked;
