/** Thousands of independent macrospins at once. */
@NullMarked
package io.mtjlab.simulators.physics.ensemble;

import org.jspecify.annotations.NullMarked;
