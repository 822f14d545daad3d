/** The Kepco BOP bipolar supply with its BIT 4886 card, on a magnet: the coil's current, state, wire. */
@NullMarked
package io.mtjlab.simulators.twin.kepcobop;

import org.jspecify.annotations.NullMarked;
