/** Resistance of both states against bias. */
@NullMarked
package io.mtjlab.protocols.bias;

import org.jspecify.annotations.NullMarked;
