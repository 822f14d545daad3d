/** Resistance after pulses of rising amplitude. */
@NullMarked
package io.mtjlab.protocols.rv;

import org.jspecify.annotations.NullMarked;
