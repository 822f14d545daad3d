/** The kinds of measurement: their tables, the instruments that they need, and how they come to be. */
@NullMarked
package io.mtjlab.protocols.kind;

import org.jspecify.annotations.NullMarked;
