/** Units of measurement and their conversions. */
@NullMarked
package io.mtjlab.base.unit;

import org.jspecify.annotations.NullMarked;
