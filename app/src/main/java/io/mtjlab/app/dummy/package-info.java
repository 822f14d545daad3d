/** Proof of a bench's wiring on a dummy resistor, before any device is contacted. */
@NullMarked
package io.mtjlab.app.dummy;

import org.jspecify.annotations.NullMarked;
