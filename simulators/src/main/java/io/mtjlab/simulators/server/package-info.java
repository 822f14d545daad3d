/** The socket side of a virtual instrument: lines in, answers out, faults, and the clock's idle probe. */
@NullMarked
package io.mtjlab.simulators.server;

import org.jspecify.annotations.NullMarked;
