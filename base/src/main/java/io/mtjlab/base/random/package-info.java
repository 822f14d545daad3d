/** Named random streams from one seed. */
@NullMarked
package io.mtjlab.base.random;

import org.jspecify.annotations.NullMarked;
