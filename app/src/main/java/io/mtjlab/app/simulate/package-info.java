/** {@code mtjlab simulate}: device physics alone. The only part of the application that sees the simulators' physics. */
@NullMarked
package io.mtjlab.app.simulate;

import org.jspecify.annotations.NullMarked;
