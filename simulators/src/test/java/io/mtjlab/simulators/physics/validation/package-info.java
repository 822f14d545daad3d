/** The sixteen cases that the device physics must pass, one class each; what they lean on is closed form or printed. */
@NullMarked
package io.mtjlab.simulators.physics.validation;

import org.jspecify.annotations.NullMarked;
