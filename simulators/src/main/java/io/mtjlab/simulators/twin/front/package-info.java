/** Front panels of Keithleys as a program sees them: the display's text, the keys, the beeper. */
@NullMarked
package io.mtjlab.simulators.twin.front;

import org.jspecify.annotations.NullMarked;
