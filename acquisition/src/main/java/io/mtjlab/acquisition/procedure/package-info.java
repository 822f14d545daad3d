/** What a measurement is to the run engine: a plan of units, and a way to measure each. */
@NullMarked
package io.mtjlab.acquisition.procedure;

import org.jspecify.annotations.NullMarked;
