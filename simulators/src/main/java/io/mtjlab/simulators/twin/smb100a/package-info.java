/** The Rohde and Schwarz SMB100A generator: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.smb100a;

import org.jspecify.annotations.NullMarked;
