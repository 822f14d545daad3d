/** The device card: one file with every parameter of a junction, read by network simulations. */
@NullMarked
package io.mtjlab.analysis.card;

import org.jspecify.annotations.NullMarked;
