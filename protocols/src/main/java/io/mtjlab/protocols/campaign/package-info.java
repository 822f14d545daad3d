/** The campaign file. */
@NullMarked
package io.mtjlab.protocols.campaign;

import org.jspecify.annotations.NullMarked;
