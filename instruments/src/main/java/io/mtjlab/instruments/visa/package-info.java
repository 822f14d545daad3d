/** VISA resource strings: where an instrument is. */
@NullMarked
package io.mtjlab.instruments.visa;

import org.jspecify.annotations.NullMarked;
