/** The bench file, what it permits, and the instruments it opens. */
@NullMarked
package io.mtjlab.instruments.bench;

import org.jspecify.annotations.NullMarked;
