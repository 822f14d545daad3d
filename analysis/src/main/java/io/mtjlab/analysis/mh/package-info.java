/** Magnetometer loops M(H): coercivity, exchange field, saturation, remanence. */
@NullMarked
package io.mtjlab.analysis.mh;

import org.jspecify.annotations.NullMarked;
