/** Spin-orbit-torque junctions in parallel on one channel, after Kumar et al. (2024). */
@NullMarked
package io.mtjlab.simulators.physics.compound;

import org.jspecify.annotations.NullMarked;
