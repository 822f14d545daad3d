/** What a protocol asks an instrument for: capabilities, never models. */
@NullMarked
package io.mtjlab.instruments.capability;

import org.jspecify.annotations.NullMarked;
