/** Lab time: real, scaled, or driven as a discrete-event simulation. */
@NullMarked
package io.mtjlab.base.time;

import org.jspecify.annotations.NullMarked;
