/** The Lake Shore 336 temperature controller: stage, state, wire. */
@NullMarked
package io.mtjlab.simulators.twin.lakeshore336;

import org.jspecify.annotations.NullMarked;
