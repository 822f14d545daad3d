/** Random switching between two states, watched in time. */
@NullMarked
package io.mtjlab.protocols.telegraph;

import org.jspecify.annotations.NullMarked;
