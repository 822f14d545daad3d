/** Spiking junctions that learn patterns by Hebb's rule: Rodrigues et al. (2023). */
@NullMarked
package io.mtjlab.networks.hebbiansnn;

import org.jspecify.annotations.NullMarked;
