/** Virtual instruments: a twin answers on a socket as the real model would, and acts on the bench's wires. */
@NullMarked
package io.mtjlab.simulators.twin;

import org.jspecify.annotations.NullMarked;
