/** Servers that others wrote, and our side of the talk with them. */
@NullMarked
package io.mtjlab.app.peers;

import org.jspecify.annotations.NullMarked;
