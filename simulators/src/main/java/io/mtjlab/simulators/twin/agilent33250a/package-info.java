/** The Agilent 33250A function generator: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.agilent33250a;

import org.jspecify.annotations.NullMarked;
