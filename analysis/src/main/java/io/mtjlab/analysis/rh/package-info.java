/** Resistance against field: levels, magnetoresistance, switching and coercive fields, angles. */
@NullMarked
package io.mtjlab.analysis.rh;

import org.jspecify.annotations.NullMarked;
