/** Transverse resistance against a perpendicular field. */
@NullMarked
package io.mtjlab.protocols.hall;

import org.jspecify.annotations.NullMarked;
