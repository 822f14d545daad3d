/** Figure data: what a plot shows, not how it is drawn. */
@NullMarked
package io.mtjlab.base.figure;

import org.jspecify.annotations.NullMarked;
