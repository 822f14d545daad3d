/** Errors that every part may raise. */
@NullMarked
package io.mtjlab.base.error;

import org.jspecify.annotations.NullMarked;
