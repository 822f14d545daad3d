/** One driver per model, written from its manual. */
@NullMarked
package io.mtjlab.instruments.drivers;

import org.jspecify.annotations.NullMarked;
