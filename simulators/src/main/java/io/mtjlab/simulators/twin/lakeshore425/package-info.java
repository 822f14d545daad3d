/** The Lake Shore 425 gaussmeter: wire. */
@NullMarked
package io.mtjlab.simulators.twin.lakeshore425;

import org.jspecify.annotations.NullMarked;
