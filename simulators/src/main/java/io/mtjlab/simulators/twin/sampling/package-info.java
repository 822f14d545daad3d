/** What measuring twins have in common: points in time, ranges with their errors, noise. */
@NullMarked
package io.mtjlab.simulators.twin.sampling;

import org.jspecify.annotations.NullMarked;
