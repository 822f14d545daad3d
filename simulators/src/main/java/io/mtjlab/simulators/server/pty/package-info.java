/** A virtual instrument as a serial port: one end of a pseudo-terminal. Linux and macOS. */
@NullMarked
package io.mtjlab.simulators.server.pty;

import org.jspecify.annotations.NullMarked;
