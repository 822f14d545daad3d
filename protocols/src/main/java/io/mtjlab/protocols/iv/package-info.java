/** Current against voltage. */
@NullMarked
package io.mtjlab.protocols.iv;

import org.jspecify.annotations.NullMarked;
