/** Resistance against field. */
@NullMarked
package io.mtjlab.protocols.rh;

import org.jspecify.annotations.NullMarked;
