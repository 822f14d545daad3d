/** Single-precision matrices outside the heap, their products, and the threads that share the work. */
@NullMarked
package io.mtjlab.networks.matrix;

import org.jspecify.annotations.NullMarked;
