/** Resistance against field from the energy landscape of the layers. */
@NullMarked
package io.mtjlab.simulators.physics.loop;

import org.jspecify.annotations.NullMarked;
