/** The Lake Shore 475 gaussmeter: its probe, its state, its wire. */
@NullMarked
package io.mtjlab.simulators.twin.lakeshore475;

import org.jspecify.annotations.NullMarked;
