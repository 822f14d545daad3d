/** Device physics: junctions that answer to fields, currents and microwaves. No instrument in here. */
@NullMarked
package io.mtjlab.simulators.physics;

import org.jspecify.annotations.NullMarked;
