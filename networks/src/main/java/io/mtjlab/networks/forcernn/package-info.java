/** Sines that junctions learn to make by FORCE learning: Zheng et al. (2020), Fig. 2. */
@NullMarked
package io.mtjlab.networks.forcernn;

import org.jspecify.annotations.NullMarked;
