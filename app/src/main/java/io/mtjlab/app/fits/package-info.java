/** From stored runs to fits, and from fits to a device card. */
@NullMarked
package io.mtjlab.app.fits;

import org.jspecify.annotations.NullMarked;
