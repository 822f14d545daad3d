/** The run engine: executes procedures, stores their units, and leaves the bench safe on every way out. */
@NullMarked
package io.mtjlab.acquisition.engine;

import org.jspecify.annotations.NullMarked;
