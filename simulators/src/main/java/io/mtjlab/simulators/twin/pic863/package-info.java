/** A rotation stage and its controller. */
@NullMarked
package io.mtjlab.simulators.twin.pic863;

import org.jspecify.annotations.NullMarked;
