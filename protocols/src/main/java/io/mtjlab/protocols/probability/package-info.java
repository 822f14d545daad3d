/** Switching counted, trial by trial. */
@NullMarked
package io.mtjlab.protocols.probability;

import org.jspecify.annotations.NullMarked;
