/** What Keithley's touch-screen instruments have in common: named buffers, counted readings, their elements. */
@NullMarked
package io.mtjlab.simulators.twin.touch;

import org.jspecify.annotations.NullMarked;
