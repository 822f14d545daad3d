/** An instrument on a GPIB bus behind a Prologix-style controller. */
@NullMarked
package io.mtjlab.simulators.server.prologix;

import org.jspecify.annotations.NullMarked;
