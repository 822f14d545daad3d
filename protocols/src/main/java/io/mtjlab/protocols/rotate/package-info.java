/** The sample is turned between two measurements, by a stage or by hand. */
@NullMarked
package io.mtjlab.protocols.rotate;

import org.jspecify.annotations.NullMarked;
