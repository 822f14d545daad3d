/** Two-state switching over a thermal barrier. */
@NullMarked
package io.mtjlab.simulators.physics.telegraph;

import org.jspecify.annotations.NullMarked;
