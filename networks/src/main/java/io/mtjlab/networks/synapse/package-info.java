/** Weights held by junctions: levels, mappings, scales, and what real devices do to them. */
@NullMarked
package io.mtjlab.networks.synapse;

import org.jspecify.annotations.NullMarked;
