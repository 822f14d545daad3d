/** Fitted quantities over many devices: medians, spreads, lines against a design variable, shares. */
@NullMarked
package io.mtjlab.analysis.trend;

import org.jspecify.annotations.NullMarked;
