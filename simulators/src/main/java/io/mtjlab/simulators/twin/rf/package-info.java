/** What microwave generators have in common: sweeps from point to point. */
@NullMarked
package io.mtjlab.simulators.twin.rf;

import org.jspecify.annotations.NullMarked;
