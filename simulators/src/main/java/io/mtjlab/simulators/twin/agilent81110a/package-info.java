/** The Agilent 81110A pulse generator: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.agilent81110a;

import org.jspecify.annotations.NullMarked;
