/** A domain wall in a racetrack between two junctions, after Cui et al. (2023). */
@NullMarked
package io.mtjlab.simulators.physics.domainwall;

import org.jspecify.annotations.NullMarked;
