/** The trigger model of the touch instruments: blocks, the events they wait for, timers and blenders. */
@NullMarked
package io.mtjlab.simulators.twin.touch.trigger;

import org.jspecify.annotations.NullMarked;
