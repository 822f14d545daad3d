/** A run told live over ZeroMQ, and controlled from there. */
@NullMarked
package io.mtjlab.acquisition.stream;

import org.jspecify.annotations.NullMarked;
