/** The Keysight E8257D microwave generator: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.e8257d;

import org.jspecify.annotations.NullMarked;
