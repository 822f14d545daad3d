/** What pulse and function generators have in common: shapes, levels, the load that they are calibrated for. */
@NullMarked
package io.mtjlab.simulators.twin.generator;

import org.jspecify.annotations.NullMarked;
