/** Draws figures as SVG. */
@NullMarked
package io.mtjlab.app.svg;

import org.jspecify.annotations.NullMarked;
